import ChatOps
import Engine
import Maintenance

/// What a program of the bot's own machine is answered: commands for lifecycles and what is told of them, nothing else.
struct LocalDoor: Sendable {
    struct Ports: Sendable {
        var requests: LifecycleRequests
        /// The operation as it stands; `nil` when there is none of that id.
        var operation: @Sendable (OperationID) async throws(JournalError) -> Operation?
        var events: @Sendable (OperationID) async throws(JournalError) -> [RecordedEvent]
    }

    let ports: Ports
    let lifecycles: [Lifecycle]
    /// Who users of the machine are in the chat, as far as that is configured.
    let people: [String: PersonID]
    let routing: Routing
    let telling: OperationTelling

    private let plain = PlainText(isBold: false, nameOf: { $0 })

    init(
        _ ports: Ports, lifecycles: [Lifecycle], people: [String: PersonID], routing: Routing,
        telling: OperationTelling
    ) {
        self.ports = ports
        self.lifecycles = lifecycles
        self.people = people
        self.routing = routing
        self.telling = telling
    }

    func answer(_ request: LocalRequest) async -> LocalReply {
        do throws(Refusal) {
            let asked = try understood(request)
            return try await reply(to: asked)
        } catch {
            return refused(error)
        }
    }

    /// What was told after an event; `nil` when there is no such operation.
    func news(of id: OperationID, after version: Int) async throws(JournalError) -> LocalNews? {
        guard let operation = try await ports.operation(id) else { return nil }
        guard operation.version > version || operation.end != nil else { return LocalNews(lines: [], version: version) }
        let events = try await ports.events(id)
        return LocalNews(
            lines: lines(of: events, after: version), version: events.last?.sequence ?? version, end: operation.end)
    }

    /// A request whose words are known.
    private struct Asked {
        var caller: Caller
        var runbook: AnyRunbook
        var lifecycle: Lifecycle
        var origin: Origin
    }

    private func understood(_ request: LocalRequest) throws(Refusal) -> Asked {
        guard LocalRequest.isUser(request.user), (1...100).contains(request.name.count) else {
            throw Refusal("This does not tell who asks.")
        }
        guard let word = LifecycleWord(rawValue: request.word) else {
            let known = LifecycleWord.allCases.map(\.rawValue)
            throw Refusal("From here a lifecycle knows no “\(request.word.prefix(40))”, but \(known.listed).")
        }
        let lifecycle = try lifecycle(named: request.lifecycle)
        guard let channel = routing.channel(of: lifecycle) else {
            throw Refusal(
                "No operations channel of the configuration hears of \(lifecycle.name): one whose “clusters” match that "
                    + "name has to, so that it is told there.")
        }
        let person = PersonID.local(request.user)
        let snapshot = try request.snapshot.map { (name) throws(Refusal) in try DatabaseName.snapshot(name) }
        return Asked(
            caller: Caller(person, by: .machine(request: request.name)),
            runbook: try word.runbook(for: lifecycle, isBack: request.isBack, snapshot: snapshot),
            lifecycle: lifecycle,
            origin: Origin(
                requester: Requester(person, inChat: people[request.user]), channel: channel, thread: nil,
                command: word.command(for: lifecycle.name, isBack: request.isBack, snapshot: snapshot),
                way: .machine))
    }

    private func lifecycle(named name: String) throws(Refusal) -> Lifecycle {
        if let found = lifecycles.first(where: { $0.name == name }) { return found }
        let names = lifecycles.map(\.name)
        guard !names.isEmpty else {
            throw Refusal("No lifecycles are configured: the bot's configuration names them under “lifecycles”.")
        }
        let meant = names.nearest(to: name).first.map { " Did you mean \($0)?" } ?? ""
        throw Refusal("I don't know a lifecycle “\(name.prefix(80))”.\(meant) There is \(names.listed).")
    }

    private func reply(to asked: Asked) async throws(Refusal) -> LocalReply {
        let origin = asked.origin
        do throws(LifecycleRequests.Failure) {
            let request = OperationRequest(asked.runbook, on: asked.lifecycle)
            let operation = try await ports.requests.plan(asked.caller, request, origin) { operation in
                [operation.message("asked", .reply(telling.asking(origin, operation.whyNotStarted)))]
            }
            return accepted(operation)
        } catch {
            switch error {
            case .denied: throw Refusal("A fault of the bot: it does not admit users of its own machine.")
            case .engine(.refused(let refusal)): return refused(refusal)
            case .engine(.fleet(let error)): return LocalReply(outcome: .failed, lines: [error.message])
            case .engine(.journal(let error)): return LocalReply(outcome: .failed, lines: [error.message])
            }
        }
    }

    private func accepted(_ operation: Operation) -> LocalReply {
        let head = "Operation \(operation.id): \(operation.plan.title), told in channel \(operation.origin.channel)."
        return LocalReply(
            outcome: operation.isBlocked ? .refused : .accepted, operation: operation.id.text,
            lines: [head] + [operation.whyNotStarted].compactMap(\.self)
                + operation.plan.blocks.map { "Blocked: \(plain.text(telling.text(of: Refusal($0.text))))" })
    }

    private func refused(_ refusal: Refusal) -> LocalReply {
        LocalReply(
            outcome: refusal.isNothingToDo ? .nothingToDo : .refused, lines: [plain.text(telling.text(of: refusal))])
    }

    private func lines(of events: [RecordedEvent], after version: Int) -> [String] {
        do {
            return try telling.texts(of: events, after: version).flatMap { text in
                plain.text(text).split(separator: "\n").map(String.init)
            }
        } catch {
            // What is recorded is parked by the journal, which says so.
            return ["What is recorded of it cannot be told: \(error.sentence)"]
        }
    }
}

extension Operation {
    /// Planned, and never to be started as the plan is.
    fileprivate var isBlocked: Bool {
        guard case .planned = phase else { return false }
        return !plan.blocks.isEmpty
    }

    fileprivate var end: LocalNews.End? {
        switch phase {
        case .planned: isBlocked ? .stopped : nil
        case .running: nil
        case .paused: .paused
        case .ended(let ended):
            switch ended.outcome {
            case .completed: .completed
            case .aborted, .discarded, .planExpired: .stopped
            }
        }
    }
}
