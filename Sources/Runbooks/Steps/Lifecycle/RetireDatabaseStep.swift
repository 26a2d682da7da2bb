package import Maintenance

/// Deletes a retired database: its protection, its members, then itself; done when it is gone.
package struct RetireDatabaseStep: StepKind {
    package static let kind: KindName = "retire-database"
    package var retirement: Retirement
    /// The record that must not lead to it, as the configuration names it.
    package var settings: Lifecycle.RecordSettings?

    package init(_ retirement: Retirement, _ settings: Lifecycle.RecordSettings?) {
        self.retirement = retirement
        self.settings = settings
    }

    private enum CodingKeys: String, CodingKey {
        case retirement, settings
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set((settings.map { [AnyQuestion(RecordQuestion($0, in: context.place))] }) ?? [])
    }

    package var risks: Set<Risk> { [.deletion] }
    package var maySkip: Bool { true }

    package var words: StepWords {
        StepWords(
            short: "Delete \(retirement.name)", underWay: "Deleting \(retirement.name)",
            finished: retirement.finalSnapshot.map { "\(retirement.name) deleted, snapshot \($0) kept" }
                ?? "\(retirement.name) deleted")
    }

    package func assess(in context: StepContext) -> Assessment {
        if let complaint = retirement.complaint(in: context.observation) {
            return context.observation.unread(
                DatabasesQuestion.self, "\(retirement.name) is not read: \(complaint.withoutStop)")
        }
        guard let seen = retirement.database(in: context.observation) else { return .satisfied }
        if seen.status == "deleting" { return .inProgress("\(retirement.name) is deleting") }
        if let obstacle = obstacle(to: seen, in: context.observation) { return obstacle }
        switch seen.status.meaning {
        case .available: break
        case .transitional: return .inProgress("\(retirement.name) is \(seen.status)")
        case .stopped, .broken:
            guard retirement.finalSnapshot == nil else {
                return .blocked(
                    "\(retirement.name) is \(seen.status): AWS takes a final snapshot of an available database only")
            }
        }
        // A member of another tool's database tells its stage, and is deleted first: the cluster has to tell it then.
        if let untold = untold(of: seen, in: context) { return untold }
        let open = calls(on: seen, in: context.observation).filter { context.outstanding(on: $0.resource).isEmpty }
        return open.isEmpty ? .inProgress("\(retirement.name) is being taken down") : .ready(open)
    }

    private func untold(of seen: ManagedDatabase, in context: StepContext) -> Assessment? {
        let tags = [
            Tag(key: LifecycleTags.lifecycle, value: retirement.lifecycle),
            Tag(key: LifecycleTags.stage, value: LifecycleStage.retired.rawValue),
        ]
        var whole = seen
        whole.tagged = Array(seen.tagged.prefix(1))
        return whole.tagging(with: tags, in: context)
    }

    /// What is in use, or is another one by now, is not deleted, whoever asked for it.
    private func obstacle(to seen: ManagedDatabase, in observation: Observation) -> Assessment? {
        // RDS deletes by name, and another database may have taken this one since.
        guard seen.name == retirement.name else {
            return .blocked(
                "\(retirement.name) is called \(seen.name) now: `retire \(retirement.lifecycle)` plans anew")
        }
        let managed = observation.managed(by: retirement.lifecycle, retirement.kind).value ?? []
        guard managed.first(where: { $0.identity == retirement.identity })?.stage == .retired else {
            return .blocked("\(retirement.name) is not in stage retired any more")
        }
        guard let settings else { return nil }
        switch observation.records ?? .unavailable(Observation.notAsked) {
        case .unavailable(let reason):
            return observation.unread(RecordQuestion.self, "\(settings.record) is not read: \(reason.withoutStop)")
        case .known(let zones):
            let leading = zones.filter { [$0].lead(to: seen) }.map(\.zone.words)
            guard leading.isEmpty else {
                return .blocked("\(settings.record) leads to \(retirement.name) in \(leading.listed): it is in use")
            }
            return zones.uncertainty.map {
                .blocked("\(settings.record) \($0): whether \(retirement.name) is in use cannot be told")
            }
        }
    }

    /// Readers first, so that nothing fails over (Aurora user guide, "Deleting an Aurora DB cluster").
    private func calls(on seen: ManagedDatabase, in observation: Observation) -> [AnyMutation] {
        if seen.isProtected == true { return [AnyMutation(UnprotectRetired(retirement))] }
        switch retirement.kind {
        case .instance: return [deletion(of: InstanceID(seen.name))]
        case .aurora:
            let writer = observation.writer(of: seen.name)
            let readers = seen.instances.map(\.identifier).filter { $0 != writer }
            let next = readers.isEmpty ? seen.instances.map(\.identifier) : readers
            // AWS deletes nothing that it is at work on.
            let ready = seen.instances.filter { next.contains($0.identifier) && $0.status.meaning != .transitional }
            if !ready.isEmpty { return ready.map { deletion(of: $0.identifier) } }
            return seen.instances.isEmpty ? [AnyMutation(DeleteRetiredCluster(retirement))] : []
        }
    }

    /// All that the deletion takes: one approval for the whole of it.
    package func scope(of mutation: AnyMutation, seeing observation: Observation) -> [AnyMutation] {
        guard let seen = retirement.database(in: observation) else { return [] }
        let protection = seen.isProtected == true ? [AnyMutation(UnprotectRetired(retirement))] : []
        switch retirement.kind {
        case .instance: return protection + [deletion(of: InstanceID(seen.name))]
        case .aurora:
            return protection + seen.instances.map { deletion(of: $0.identifier) }
                + [AnyMutation(DeleteRetiredCluster(retirement))]
        }
    }

    /// What was begun of a deletion and not ended.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        guard let seen = retirement.database(in: context.observation) else { return [] }
        let mine = context.proved(UnprotectRetired.self).contains { $0.retirement == retirement }
        let members = context.proved(DeleteRetiredInstance.self).filter { $0.retirement == retirement }
        return [
            mine && seen.isProtected == false
                ? Remainder(.databases, "\(retirement.name) has no deletion protection any more.") : nil,
            members.isEmpty
                ? nil
                : Remainder(.databases, "\(members.map(\.instance.text).listed) of \(retirement.name) are deleted."),
        ].compactMap(\.self)
    }

    private func deletion(of instance: InstanceID) -> AnyMutation {
        AnyMutation(DeleteRetiredInstance(instance, retirement))
    }
}

extension Observation {
    /// The writer of a cluster by the cluster's own list.
    func writer(of cluster: String) -> InstanceID? {
        first(DatabasesQuestion.self)?.reading.value?.clusters.lazy.compactMap(\.cluster)
            .first { $0.identifier.text == cluster }?.members.first { $0.isWriter }?.instance
    }
}

extension Step {
    static func retireDatabase(_ step: RetireDatabaseStep, number: Int) -> Step {
        Step(
            StepID("retire-\(number)"), "Delete \(step.retirement.name)",
            note: step.retirement.finalSnapshot.map { "with the final snapshot \($0)" } ?? "without a final snapshot",
            step, expected: .minutes(15), waitingFor: step.retirement.finalSnapshot == nil ? .deletion : .making)
    }
}
