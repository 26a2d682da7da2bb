import Engine
import Maintenance
import Runbooks
import Slack

extension CommandContext {
    /// Those that this channel looks after.
    var lifecycles: [Lifecycle] { ports.lifecycles.filter { channel.covers(ClusterID($0.name)) } }

    /// The configured one of that name, whichever channel looks after it.
    func configuredLifecycle(_ name: String) -> Lifecycle? {
        ports.lifecycles.first { $0.name.lowercased() == name.lowercased() }
    }

    /// The one of that name.
    func lifecycle(_ name: String) -> Lookup<Lifecycle> {
        if let found = configuredLifecycle(name) {
            let id = ClusterID(found.name)
            return channel.covers(id) ? .found(found) : .nothing([elsewhere(id)])
        }
        guard !ports.lifecycles.isEmpty else { return .nothing([Self.noLifecycles]) }
        let hint = suggestion(for: name, among: lifecycles.map(\.name))
        let list = typed(LifecyclesCommand.word.text)
        return .nothing(["I don't know a lifecycle “\(name)”.\(hint) \(list) lists them."])
    }

    static let noLifecycles: Mrkdwn = """
        No lifecycle is configured. They stand under `lifecycles` in the configuration file; `changeover lifecycle sample` \
        prints an entry.
        """

    /// What there is of lifecycles, each in its region, as it is read now.
    ///
    /// - Parameter withRecords: what their records say is read too.
    func look(at lifecycles: [Lifecycle], withRecords: Bool) async -> [LifecycleSighting] {
        var places: [String?: Result<Place, FleetError>] = [:]
        for region in Set(lifecycles.map(\.region)) {
            do {
                places[region] = .success(try await ports.control.place(region: region, admission))
            } catch {
                places[region] = .failure(error)
            }
        }
        var questions: Set<AnyQuestion> = []
        for lifecycle in lifecycles {
            guard case .success(let place)? = places[lifecycle.region] else { continue }
            questions.insert(AnyQuestion(DatabasesQuestion(in: place)))
            if withRecords, let dns = lifecycle.dns { questions.insert(AnyQuestion(RecordQuestion(dns, in: place))) }
        }
        let answers = questions.isEmpty ? Answers() : await ports.control.ask(questions, admission)
        return lifecycles.map { lifecycle in
            switch places[lifecycle.region] {
            case .success(let place)?: LifecycleSighting(lifecycle, in: place, answers, at: ports.now())
            case .failure(let error)?: LifecycleSighting(lifecycle, unread: error.message, at: ports.now())
            case nil: LifecycleSighting(lifecycle, unread: Observation.notAsked, at: ports.now())
            }
        }
    }

    /// With what the resolver of this machine answers to its record.
    func resolved(_ seen: LifecycleSighting) async -> LifecycleSighting {
        let questions = Set(ResolverSighting.questions(on: seen).map { AnyQuestion($0) })
        guard !questions.isEmpty else { return seen }
        let answers = await ports.control.ask(questions, admission)
        var seen = seen
        seen.resolver = ResolverSighting(seen, answers)
        return seen
    }

    /// Operations on a lifecycle that are not over.
    func openOperations(on lifecycle: Lifecycle) async -> [Operation] {
        await standings().map(\.operation).filter { $0.isAbout(lifecycle) }
    }
}

extension Operation {
    func isAbout(_ lifecycle: Lifecycle) -> Bool {
        (plan.runbook.base as? any LifecycleRunbook)?.lifecycle.name == lifecycle.name
    }
}
