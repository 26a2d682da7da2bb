/// What an approver has to know before the names of RDS instances are switched.
extension InstanceSwitchover {
    func facts(in context: InstanceContext) -> [SafetyFacts.Fact] {
        guard let deployment = context.observation.deployment(deployment) else {
            return [.init("deployment", "the deployment is not there", binding: "missing", isSafe: false)]
        }
        let open = deployment.openTasks
        let own = [
            SafetyFacts.Fact(
                "deployment", "deployment \(deployment.name) \(deployment.status)",
                binding: "\(deployment.identifier) \(deployment.status)", isSafe: deployment.isAvailable),
            .init(
                "tasks", open.isEmpty ? "all its tasks done" : "open tasks: \(open.map(\.name).listed)",
                binding: open.isEmpty ? "done" : "open", isSafe: open.isEmpty),
            .init(
                "details", deployment.details.map { "AWS says: \($0)" } ?? "AWS reports no problem",
                binding: deployment.details ?? "none"),
            blueFact(context),
        ]
        switch context.observation.pairs(of: deployment, from: context.seen) {
        case .unavailable(let reason):
            let text = "green is not read: \(reason.withoutStop)"
            return own + [.init("green", text, binding: "unread", isSafe: false, isRead: false)]
        case .known(let pairs):
            let greens = pairs.compactMap(\.green)
            return own + pairs.map { Self.pairFact($0) } + [
                Self.loadingFact(greens), Self.rolesFact(pairs), endpointsFact(pairs),
            ]
        }
    }

    /// Which instance the name leads to now: after a switchover it leads to green.
    private func blueFact(_ context: InstanceContext) -> SafetyFacts.Fact {
        let seen = context.seen
        let isBlue = seen.resourceIdentifier == resource
        let text = isBlue ? "blue \(seen.identifier) is \(seen.status)" : "\(seen.identifier) is another instance now"
        return .init(
            "blue", text, binding: "\(seen.resourceIdentifier) \(seen.status)",
            isSafe: isBlue && seen.status == "available")
    }

    /// What takes the place of what.
    private static func pairFact(_ pair: GreenPair) -> SafetyFacts.Fact {
        let name = pair.blue.identifier
        let check = "pair-\(name)"
        guard let green = pair.green else {
            return .init(check, "AWS shows no green of \(name)", binding: "missing", isSafe: false)
        }
        let isWell = green.status == "available" && green.instance.pendingChanges.isEmpty
        let waits = green.instance.areParametersInSync ? "" : ", parameters wait for a restart"
        return SafetyFacts.Fact(
            check, "\(name) \(pair.blue.size) → \(green.size), \(green.status)\(waits)",
            binding: "\(green.resourceIdentifier) \(green.size) \(isWell) \(waits.isEmpty)", isSafe: isWell
        ).foremost
    }

    /// Instances of t3 and t4 do not show that they load (RDS user guide, "Amazon RDS DB instance storage", volume
    /// initialization).
    private static func loadingFact(_ greens: [RDSInstance]) -> SafetyFacts.Fact {
        let check = "loading"
        let loading = greens.filter { $0.status == .storageInitialization || $0.status == .storageOptimization }
        guard loading.isEmpty else {
            let words = loading.map { "\($0.identifier) \($0.statusWords)" }
            return .init(check, "still at its data: \(words.listed)", binding: "loading", isSafe: false)
        }
        let silent = greens.filter { !$0.instance.instanceClass.showsLoading }.map(\.identifier)
        guard silent.isEmpty else {
            return .init(
                check, "AWS does not show whether \(silent.listed) is loaded", binding: "not shown",
                warning: "t3 and t4 do not show how much of their data is loaded: what is not is read slowly at first.")
        }
        return .init(check, "green's data is loaded", binding: "loaded")
    }

    private static func rolesFact(_ pairs: [GreenPair]) -> SafetyFacts.Fact {
        let check = "roles"
        let wanted = pairs.flatMap(\.blue.roles).count
        guard wanted > 0 else { return .init(check, "no IAM roles", binding: "none") }
        let lacking = pairs.filter { !$0.lackingRoles.isEmpty }
        guard lacking.isEmpty else {
            let words = lacking.map { pair in
                "\(pair.blue.identifier) (\(pair.lackingRoles.map(\.feature).listed))"
            }
            return .init(
                check, "roles not on green: \(words.listed)", binding: "lacking \(words.listed)",
                warning: "Green lacks IAM roles of \(words.listed): what uses them fails after the switchover.")
        }
        return .init(check, "green has the \(wanted) IAM roles", binding: "all")
    }

    /// There is no reader endpoint (RDS user guide, "Switchover actions"): each replica keeps the name and the endpoint.
    private func endpointsFact(_ pairs: [GreenPair]) -> SafetyFacts.Fact {
        let replicas = pairs.map(\.blue.identifier).filter { $0 != instance }
        return replicas.isEmpty
            ? .init("replicas", "no read replicas", binding: "none")
            : .init(
                "replicas", "read replicas, each with its own endpoint: \(replicas.listed)", binding: replicas.listed)
    }
}

extension GreenPair {
    /// Roles of blue that green does not have yet.
    package var lackingRoles: [RDSInstance.Role] {
        blue.roles.filter { role in green?.roles.contains { $0.isSame(as: role) && $0.status != "PENDING" } != true }
    }
}

extension RDSInstance {
    /// "db.m6g.large 16.6 200 GiB gp3 ledger-16": what an approver compares.
    package var size: String {
        let parts = [
            instance.instanceClass.text, instance.engineVersion, storage.allocated.map { "\($0) GiB" }, storage.type,
            instance.parameterGroups.first?.name,
        ]
        return parts.compactMap { $0 }.joined(separator: " ")
    }

    /// "storage-initialization, 42 %".
    package var statusWords: String { progress.map { "\(status), \($0) %" } ?? "\(status)" }
}

extension InstanceClass {
    /// Whether AWS tells of it how much of a restored volume is loaded: not of t3 and t4.
    package var showsLoading: Bool { !text.hasPrefix("db.t3.") && !text.hasPrefix("db.t4g.") }
}
