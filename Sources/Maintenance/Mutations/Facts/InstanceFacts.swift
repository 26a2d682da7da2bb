/// What is checked of an RDS instance before any gated call: people read of it as of a cluster's writer, which it is to them.
extension InstanceContext {
    package var facts: [SafetyFacts.Fact] {
        [
            .init(
                "instance", "\(name) \(seen.status)", binding: "\(seen.resourceIdentifier) \(seen.status)",
                isSafe: seen.status.isAvailable),
            .init("writer", "writer \(name)", binding: name.text),
        ]
    }

    /// Before it is interrupted where it is.
    package var interruptionFacts: [SafetyFacts.Fact] {
        [
            .init(
                "role", "\(name) is the writer, \(seen.status)", binding: "writer \(seen.status)",
                isSafe: seen.status.isAvailable),
            pendingFact, memberFact, healthFact,
        ]
    }

    private var pendingFact: SafetyFacts.Fact {
        seen.instance.pendingChanges.isEmpty
            ? .init("pending-changes", "no pending changes", binding: "none")
            : .init("pending-changes", "changes are pending on \(name)", binding: name.text)
    }

    private var memberFact: SafetyFacts.Fact {
        let instance = seen.instance
        return .init(
            "members", "members \(name) \(instance.instanceClass) \(instance.status)",
            brief: instance.status.isAvailable ? "all 1 members available" : nil,
            binding: "\(name) \(instance.instanceClass) \(instance.status.meaning)",
            isSafe: instance.status.meaning != .transitional)
    }

    private var healthFact: SafetyFacts.Fact {
        switch seen.status.meaning {
        case .available, .transitional: .init("health", "no member failing", binding: "none failing")
        case .broken, .stopped:
            .init("health", "\(name) is \(seen.status)", binding: name.text, isSafe: false)
        }
    }

    /// That a standby is there to take over, and where.
    func standbyFact(before failover: FailOverInstance) -> SafetyFacts.Fact {
        let zone = seen.instance.availabilityZone ?? "an unknown zone"
        guard seen.hasStandby == true else {
            let text = seen.hasStandby == nil ? "AWS does not say whether there is a standby" : "there is no standby"
            return .init("standby", text, binding: "none", isSafe: false)
        }
        let standby = seen.secondaryZone ?? "a zone that AWS does not name"
        let isThere = failover.hasChangedZones(seen)
        return .init(
            "standby", "now in \(zone), standby in \(standby)\(isThere ? ": it took over already" : "")",
            binding: "\(zone) \(standby)", isSafe: !isThere)
    }

    /// What is to become of its class, and that the call applies nothing else: with `ApplyImmediately` AWS makes all that is
    /// pending (API reference, ModifyDBInstance).
    func classFacts(before wanted: InstanceClass, as role: ModifyInstanceClass.Role) -> [SafetyFacts.Fact] {
        let (now, standby) = (seen.instance.instanceClass, seen.secondaryZone.map { " in \($0)" } ?? "")
        let besides = seen.instance.pendingChanges.filter { $0.key != "DBInstanceClass" }
        let text =
            switch seen.hasStandby {
            case true?: "with a standby\(standby)"
            case false?: "without a standby"
            case nil: "whether there is a standby AWS does not say"
            }
        return interruptionFacts.filter { $0.name != "pending-changes" } + [
            .init("class", "class \(now) → \(wanted)", binding: "\(now) \(wanted)").foremost,
            .init(
                "standby", text, binding: text, isSafe: role != .standby || seen.hasStandby == true),
            besides.isEmpty
                ? .init("pending-changes", "no pending changes", binding: "none")
                : .init(
                    "pending-changes", "changes are pending on \(name), which this would apply", binding: name.text,
                    isSafe: false),
        ]
    }

    /// Values that wait for a restart go on waiting: the standby has those in force.
    var parametersFact: SafetyFacts.Fact {
        switch observation.parameterState(of: name) {
        case .inSync: .init("parameters", "parameters in sync", binding: "in sync")
        case .awaitingRestart:
            .init(
                "parameters", "parameters of \(name) wait for a restart, and still will after",
                binding: "awaiting restart")
        case .applying(let word):
            .init("parameters", "parameters of \(name) are \(word)", binding: "applying", isSafe: false)
        }
    }
}

extension FactContext {
    /// Whether AWS may drop what it is asked for.
    func recentFailoverFact(of instance: InstanceID) -> SafetyFacts.Fact {
        let check = "recent-failover"
        switch observation.recentFailover(of: instance) {
        case .known(nil): return .init(check, "no failover in the last hour", binding: "none")
        case .known(let event?):
            let text = "it failed over at \(event.at.words)"
            return .init(
                check, text, binding: "recent",
                warning: "\(instance) failed over at \(event.at.words): AWS may take the call and drop it.")
        case .unavailable(let reason):
            return .init(
                check, "failovers of the last hour not read: \(reason.withoutStop)", binding: "unread",
                warning: "Whether it failed over in the last hour was not read: AWS then may drop this.", isRead: false)
        }
    }
}
