import Engine
import Maintenance
import Runbooks
import Simulation

extension SeededPeople {
    /// What is asked for next, as an engineer would who reads how the last operation ended and looks into the console:
    /// the same again after a plan that could not be started, the way back after one that was stopped; `nil` when
    /// nothing is left to do.
    func nextRequest(in shell: SeededShell) -> AnyRunbook? {
        guard commands < commandLimit else { return nil }
        if let wishes { return wishes.first }
        // The process may have died before it recorded the command.
        guard let last = shell.store.newest else { return wish }
        if let returning, !returning.isOver { return shell.store[returning.operation].flatMap { .rollback(of: $0) } }
        if stop != nil { return returning == nil ? .rollback(of: last) : nil }
        guard case .ended(let ended) = last.phase else { return nil }
        switch ended.outcome {
        case .completed:
            return wayBack(in: shell)
        case .discarded, .planExpired:
            if let operation = last.plan.runbook.rollsBack, operation == returning?.operation {
                return wayBack(in: shell)
            }
            return wayBack(in: shell) ?? last.plan.runbook
        case .aborted:
            let isLost = returns && returning == nil && last.plan.runbook.rollsBack == nil
            return (isLost ? .rollback(of: last) : nil) ?? wayBack(in: shell)
        }
    }

    /// A stand-in that is left gives the writer role back first and is deleted then.
    private func wayBack(in shell: SeededShell) -> AnyRunbook? {
        let left = shell.standInsLeft()
        if let writing = left.first(where: \.isWriter) {
            return shell.canFailOver(from: writing.name) ? .failover(FailoverRunbook()) : nil
        }
        guard let standIn = left.first else { return nil }
        return .cleanup(CleanupRunbook(operation: standIn.operation, standIn: standIn.name))
    }

    func hasMoreToAsk(of shell: SeededShell) -> Bool { nextRequest(in: shell) != nil }
}

extension SeededShell {
    struct LeftStandIn {
        var name: InstanceID
        var operation: OperationID
        var isWriter: Bool
    }

    /// What is not over, by the journal when the process is down.
    var openOperations: [Operation] {
        isDown || state.operations.isEmpty ? store.openOperations : state.operations.values.sorted { $0.id < $1.id }
    }

    /// The stand-ins of operations that are over, as the world has them.
    func standInsLeft() -> [LeftStandIn] {
        guard let (cluster, instances) = truth() else { return [] }
        return store.operations.values.filter(\.isEnded).sorted { $0.id < $1.id }.compactMap { operation in
            guard let name = operation.plan.standIn else { return nil }
            guard instances.contains(where: { $0.identifier == name.text && $0.status != "deleting" }) else {
                return nil
            }
            return LeftStandIn(name: name, operation: operation.id, isWriter: cluster.writer == name.text)
        }
    }

    func canFailOver(from standIn: InstanceID) -> Bool {
        guard let (_, instances) = truth() else { return false }
        return instances.contains { $0.identifier != standIn.text }
    }

    /// A cluster as the simulated AWS has it, read without faults.
    func truth(of name: String = "orders") -> (cluster: SimulatedCluster, instances: [SimulatedInstance])? {
        var world = aws.rds
        world.faults = .none
        guard let cluster = try? world.describeCluster(name, at: now),
            let instances = try? world.describeInstances(of: [name], at: now)
        else { return nil }
        return (cluster, instances)
    }

    /// The message that a notice of an operation stands in, by the outbox.
    func message(of notice: Notice, _ operation: Operation) -> String? {
        // A lazy sequence would copy the shell into its closure.
        for post in routing.posts(for: notice, of: operation) {
            if let message = store.messages[post.id] { return message }
        }
        return nil
    }

    /// Whether somebody was told why a reaction to a plan did nothing: that reaction is not heard any more.
    func isDeclined(_ plan: PlanDigest, of operation: OperationID) -> Bool {
        store.messages.keys.contains { $0.text.hasPrefix("\(operation)/declined/\(plan.short)/") }
    }

    /// Whether a message is there and nobody deleted it.
    func isStanding(_ message: String) -> Bool {
        SlackWorld.Timestamp(message).flatMap { chat.slack.world.message($0, in: SeededChat.channel) } != nil
    }

    /// Reacts as somebody in the operations channel; what Slack refuses (twice the same, message gone, channel archived)
    /// is no matter: people look again later.
    mutating func react(_ emoji: String, as user: String, to message: String) {
        guard let ts = SlackWorld.Timestamp(message) else { return }
        do {
            try chat.slack.world.react(emoji, as: user, to: ts, in: SeededChat.channel, at: now)
            endQuiet()
        } catch {
            return
        }
    }
}
