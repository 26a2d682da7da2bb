import Engine
package import Maintenance
import Runbooks
import Simulation

/// What people ask of the engine.
extension SeededShell {
    /// What comes of a command that asks for an operation.
    package enum Answer: Sendable {
        case proposed
        /// There is nothing to do, and what preflight found all the same.
        case nothing([Finding])
        /// No plan can be made now.
        case refused(String)
        /// The chat did not take the command, or the process died over it.
        case unheard
    }

    /// Asks something of the engine, and returns what it replied, if it did at once.
    @discardableResult
    mutating func call(_ body: EngineState.Call, for operation: OperationID? = nil) -> EngineState.Reply? {
        guard !isDown else { return nil }
        calls += 1
        let id = EngineState.CallID(calls)
        instructed[id] = operation
        tell(.called(id, body))
        return replies.removeValue(forKey: id)
    }

    /// Asks for an operation, as the command of `requester` would; nothing comes of it while the channel is archived, or
    /// where there is nothing to do.
    @discardableResult
    package mutating func propose(
        _ request: AnyRunbook, cluster: ClusterID, window: Window? = nil, by requester: PersonID
    ) -> Answer {
        guard
            let thread = try? chat.slack.world.say(
                "!rds \(request.kind) \(cluster)", as: requester.text, in: SeededChat.channel, at: now)
        else { return .unheard }
        let origin = Origin(
            requester: Requester(requester), channel: SeededChat.channel, thread: thread.text,
            command: "\(request.kind)")
        let asked = OperationRequest(.maintenance(request, on: cluster), window: window)
        switch call(.propose(asked, origin, answering: nil, posts: { _ in [] })) {
        case .operation, .plan, .done: return .proposed
        case .failed(let error):
            if case .plan(let plan) = call(.preview(asked)), plan.isEmpty, plan.blocks.isEmpty {
                return .nothing(plan.findings)
            }
            return .refused("\(error)")
        case nil: return .unheard
        }
    }

    /// Tells an operation what a person wants of it, unless somebody is about to.
    package mutating func instruct(_ id: OperationID, _ instruction: Instruction, by person: PersonID) {
        guard !instructed.values.contains(id) else { return }
        call(.instruct(id, instruction, by: person, answering: nil, posts: { _ in [] }), for: id)
    }

    mutating func restrain(_ change: RestraintChange) {
        call(.restrain(change, answering: nil, posts: []))
    }
}

extension Operation {
    var isPaused: Bool {
        guard case .paused = phase else { return false }
        return true
    }
}

extension AnyRunbook {
    /// The way back of an operation, as the command makes it; `nil` when it did not keep how its cluster was.
    static func rollback(of operation: Operation) -> AnyRunbook? {
        (try? RollbackRunbook(after: operation, isPreview: true)).map { AnyRunbook($0) }
    }
}
