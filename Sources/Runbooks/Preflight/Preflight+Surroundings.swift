import Maintenance

/// What else is at work on the cluster: autoscaling (a file of its own), clients, alarms.
extension Preflight {
    func surroundings() -> [Finding] { readerScaling() + targetLoad() + alarms() }

    /// From here on a member is busy enough that another's work on top is to be thought about; AWS names no figure.
    private static let busy = 80

    /// The member that takes over the writer role gets the writer's clients and work on top of its own.
    private func targetLoad() -> [Finding] {
        guard let next = scope.nextWriter, membership[next] != nil else { return [] }
        let check = "target-load"
        var findings: [Finding] = []
        switch basis.processorLoads {
        case .unavailable(let reason):
            findings.append(Preflight.notChecked(check, "how busy \(next) is", because: reason))
        case .known(let loads):
            guard let load = loads[next] else {
                findings.append(
                    Preflight.notChecked(check, "how busy \(next) is", because: "CloudWatch has no recent value"))
                break
            }
            guard load.highest >= Self.busy else { break }
            findings.append(
                Finding(
                    .acknowledge, check,
                    "\(next) was at \(load.highest) % of its processors\([load].time.map { " \($0)" } ?? ""), at most: as the "
                        + "writer it gets the writer's work as well.", accepted: "\(next) is busy"))
        }
        return findings + roomForConnections(of: next)
    }

    /// Where somebody set `max_connections` to a number; what the default comes to AWS only gives as a formula of the class.
    private func roomForConnections(of next: InstanceID) -> [Finding] {
        let check = "target-connections"
        guard let limit = basis.observation.connectionLimit(of: next) else { return [] }
        guard let writer = membership.writer.identifier else {
            return [
                Preflight.notChecked(
                    check,
                    "whether \(next), which takes \(limit) connections (max_connections), has room for the writer's",
                    because: "AWS lists no writer.")
            ]
        }
        let report = membership.observation.connections(to: [next, writer])
        func highest(_ instance: InstanceID) -> Int? {
            report.instances.first { $0.name == instance }?.seen?.highest
        }
        guard let own = highest(next), let coming = highest(writer) else {
            return [
                Preflight.notChecked(
                    check,
                    "whether \(next), which takes \(limit) connections (max_connections), has room for the writer's",
                    because: report.reason ?? "CloudWatch has no recent value")
            ]
        }
        let time = report.time.map { " \($0)" } ?? ""
        guard (own + coming) * 10 > limit * 9 else { return [] }
        return [
            Finding(
                .acknowledge, check,
                "\(next) takes \(limit) connections (max_connections). It had \(own) and the writer \(writer) \(coming)\(time), "
                    + "at most: together that is more than 90 %.", accepted: "\(next) is near max_connections")
        ]
    }
}

extension DatabaseChecks {
    /// Those that name the database or a member and do something when they fire.
    func alarms() -> [Finding] {
        let check = "alarms"
        let names = watched
        switch basis.alarms {
        case .unavailable(let reason):
            return [Finding(.info, check, "Alarms on \(name) are not read: \(reason.asSentence)")]
        case .known(let all):
            let found = all.filter { !$0.watched.isDisjoint(with: names) }
            guard !found.isEmpty else { return [] }
            let words = found.prefix(6).map { alarm in
                let watched = alarm.watched.intersection(names).sorted().listed
                return alarm.metrics.isEmpty
                    ? "\(alarm.name) (\(watched))" : "\(alarm.name) (\(alarm.metrics.listed) of \(watched))"
            }
            let more = found.count > 6 ? ", and \(found.count - 6) more" : ""
            return [
                Finding(
                    .info, check,
                    "\(found.count == 1 ? "An alarm" : "Alarms") on \(name) may fire meanwhile: "
                        + "\(words.joined(separator: ", "))\(more).")
            ]
        }
    }
}

extension Observation {
    /// What a parameter group of an instance, or else of its cluster, sets as a number.
    fileprivate func connectionLimit(of instance: InstanceID) -> Int? {
        let groups = connectionGroups(of: instance)
        for group in groups {
            guard case .known(let state?) = self[ParameterGroupQuestion(group, in: target.place)] else { continue }
            if let limit = state.values["max_connections"].flatMap(Int.init) { return limit }
        }
        return nil
    }

    /// Groups that somebody made: default ones set nothing.
    func connectionGroups(of instance: InstanceID) -> [ParameterGroupName] {
        let own = self[instance]?.parameterGroups.map { ParameterGroupName(.instance, $0.name) } ?? []
        let common = cluster?.parameterGroup.map { [ParameterGroupName(.cluster, $0)] } ?? []
        return (own + common).filter { !$0.name.hasPrefix("default.") }
    }
}
