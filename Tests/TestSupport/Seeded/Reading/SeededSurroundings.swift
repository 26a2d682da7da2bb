import Maintenance
import Simulation

/// What is listed around databases.
enum SeededSurroundings: SeededReader {
    static let kinds: [any Question.Type] = [
        RestartsQuestion.self, EventsQuestion.self, PendingMaintenanceQuestion.self, DeploymentsQuestion.self,
        SnapshotsQuestion.self,
        ParameterGroupQuestion.self, ProxyTargetQuestion.self,
    ]

    static func read(
        _ questions: SeededQuestions, from world: inout RDSWorld, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        var reading = SeededReading()
        reading.together(RestartsQuestion.self, of: questions, from: &world, at: now, by: .describeEvents) {
            asked, world throws(RDSFault) in
            let since = asked.map(\.since).min() ?? questions.shown(now)
            var last: [InstanceID: Timestamp] = [:]
            for event in try world.describeEvents(
                type: .instance, from: questions.time(shownAs: since - Observation.clockTolerance), at: now)
            where event.kind == .instanceRestarted { last[InstanceID(event.source)] = questions.shown(event.date) }
            return Dictionary(asked.map { ($0, last) }) { first, _ in first }
        }
        reading.each(EventsQuestion.self, of: questions, from: &world, at: now, by: .describeEvents) {
            question, world throws(RDSFault) in
            let since = question.since ?? questions.shown(now) - EventsQuestion.history
            return try world.describeEvents(
                type: SimulatedEvent.SourceType(question.source),
                from: questions.time(shownAs: since - Observation.clockTolerance), at: now
            ).filter { event in question.category.map(event.categories.contains) ?? true }.map {
                SeenEvent($0, at: questions.shown($0.date))
            }
        }
        reading.each(
            PendingMaintenanceQuestion.self, of: questions, from: &world, at: now,
            by: .describePendingMaintenanceActions
        ) { _, world throws(RDSFault) in
            try world.describePendingMaintenance(at: now).map { PendingMaintenance($0) }
        }
        reading.each(
            DeploymentsQuestion.self, of: questions, from: &world, at: now, by: .describeBlueGreenDeployments
        ) { _, world throws(RDSFault) in
            try world.describeDeployments(at: now).map { Deployment($0) }
        }
        reading.each(
            SnapshotsQuestion.self, of: questions, from: &world, at: now, by: .describeDBClusterSnapshots
        ) { question, world throws(RDSFault) in
            Dictionary(
                try world.describeClusterSnapshots(of: question.target.cluster.text, at: now)
                    .map { ($0.identifier, $0.status) }
            ) { $1 }
        }
        reading.together(ParameterGroupQuestion.self, of: questions, from: &world, at: now, by: .describeDBParameters) {
            asked, world throws(RDSFault) in
            var found: [ParameterGroupQuestion: ParameterGroupState?] = [:]
            for question in asked {
                let all = try world.describeParameterGroups(
                    SimulatedParameterGroup.Scope(question.group.scope), at: now)
                let group = all.first { $0.name == question.group.name }
                found[question] = .some(group.map { ParameterGroupState(family: $0.family, values: $0.values) })
            }
            return found
        }
        reading.together(
            ProxyTargetQuestion.self, of: questions, from: &world, at: now, by: .describeDBProxyTargets
        ) { asked, world throws(RDSFault) in
            let all = try world.proxies(at: now)
            return Dictionary(asked.map { question in (question, all.first { $0.target == question.target }) }) {
                first, _ in first
            }
        }
        return (reading.answers, reading.latency)
    }
}

extension RDSWorld {
    mutating func proxies(at now: SimulatedTime) throws(RDSFault) -> [ProxyState] {
        var found: [ProxyState] = []
        for proxy in try describeProxies(at: now) {
            let targets = try describeProxyTargets(of: proxy.name, at: now)
            found.append(
                ProxyState(
                    target: ProxyTarget(proxy: proxy.name, group: "default"), status: proxy.status,
                    clusters: Set(
                        targets.compactMap(\.trackedCluster)
                            + targets.filter { $0.kind == .trackedCluster }.map(\.resource)
                    ).sorted(),
                    health: Dictionary(
                        targets.filter { $0.kind == .instance }.map { ($0.resource, $0.health?.state ?? "UNKNOWN") }
                    ) { $1 }, engineFamily: proxy.engineFamily))
        }
        return found
    }
}

extension SimulatedEvent.SourceType {
    init(_ source: SeenEvent.Source) {
        switch source {
        case .instance: self = .instance
        case .cluster: self = .cluster
        case .deployment: self = .deployment
        }
    }
}

extension SeenEvent {
    init(_ seen: SimulatedEvent, at instant: Timestamp) {
        self.init(at: instant, resource: seen.source, text: seen.message)
    }
}

extension PendingMaintenance {
    init(_ seen: SimulatedMaintenance) {
        self.init(
            resource: seen.resource, action: seen.action,
            arn: "arn:aws:rds:us-east-1:123456789012:db:\(seen.resource)", text: seen.description)
    }
}

extension Deployment {
    init(_ seen: SimulatedDeployment) {
        self.init(
            identifier: seen.identifier, name: seen.name, source: seen.source, target: seen.target,
            status: seen.status.rawValue, details: seen.statusDetails,
            tasks: seen.tasks.map { Task(name: $0.name.rawValue, status: $0.status.rawValue) },
            tags: seen.tags.map { Tag(key: $0.key, value: $0.value) },
            counterparts: Dictionary(
                seen.details.compactMap { pair in pair.target.map { (pair.source, $0) } }
            ) { first, _ in first })
    }
}
