import Engine
package import Maintenance
package import Simulation

/// The people of a seeded run: they read what is posted and answer after a while, rightly or not.
package struct SeededPeople: Sendable {
    /// Who answers gates rightly, and how soon (seconds).
    package var approver = PersonID("U0BOB")
    package var answersAfter: ClosedRange<Int64> = 5...240
    /// The chance that a gate is answered by a veto, and that people who do not count react as well.
    package var vetoRate = 0.0
    package var strayRate = 0.3
    /// The chance that an operator pauses the operation now and then.
    package var pauseRate = 0.0
    /// Whether anybody approves at all.
    package var approves = true
    var draws: SeededGenerator
    private var answers: [GateID: SimulatedTime] = [:]
    private var resumes: [OperationID: SimulatedTime] = [:]
    private var startsAt: [OperationID: SimulatedTime] = [:]
    private(set) var vetoed: Set<GateID> = []

    package init(seed: UInt64) {
        draws = SeededGenerator(seed: seed)
    }

    package func nextAct(after now: SimulatedTime) -> SimulatedTime { now + .seconds(4) }

    /// Looks at what stands in the channel and reacts to what is due.
    package mutating func act(on house: inout SeededHouse) {
        let now = house.now
        for operation in house.store.openOperations {
            switch operation.phase {
            case .planned:
                let due = remembered(\.startsAt, operation.id, at: now, within: 1...60)
                guard now >= due, let message = house.message(of: .plan(operation.plan.digest), operation) else { break }
                house.react("arrow_forward", as: "U0ALICE", to: message)
            case .running(let progress):
                guard let gate = progress.waitingGate else {
                    if pauseRate > 0, draws.chance(pauseRate) {
                        house.instruct(operation.id, .pause, by: "U0ALICE")
                    }
                    break
                }
                answer(gate, of: operation, in: &house)
            case .paused:
                let due = remembered(\.resumes, operation.id, at: now, within: 20...300)
                guard now >= due else { break }
                resumes[operation.id] = nil
                house.instruct(operation.id, .resume, by: "U0ALICE")
            case .ended:
                break
            }
        }
    }

    private mutating func answer(_ gate: Gate, of operation: Operation, in house: inout SeededHouse) {
        guard approves, let prompt = gate.prompt else { return }
        let due = remembered(\.answers, gate.id, at: house.now, within: answersAfter)
        guard house.now >= due else { return }
        answers[gate.id] = house.now + .seconds(100_000)
        if draws.chance(strayRate) { house.react("white_check_mark", as: "U0MALLORY", to: prompt.message) }
        if draws.chance(strayRate) { house.react("white_check_mark", as: "U0ALICE", to: prompt.message) }
        if draws.chance(strayRate) { house.react("thumbsup", as: approver.text, to: prompt.message) }
        if draws.chance(vetoRate) {
            vetoed.insert(gate.id)
            house.react("x", as: approver.text, to: prompt.message)
        } else {
            house.react("white_check_mark::skin-tone-3", as: approver.text, to: prompt.message)
        }
    }

    private mutating func remembered<Key: Hashable>(
        _ times: WritableKeyPath<SeededPeople, [Key: SimulatedTime]>, _ key: Key, at now: SimulatedTime, within seconds: ClosedRange<Int64>
    ) -> SimulatedTime {
        if let time = self[keyPath: times][key] { return time }
        let time = now + .seconds(draws.number(in: seconds))
        self[keyPath: times][key] = time
        return time
    }
}

extension SeededHouse {
    /// The message that a notice of an operation stands in, by the outbox.
    func message(of notice: Notice, _ operation: Operation) -> String? {
        let ids = routing.posts(for: notice, of: operation).map(\.id)
        for record in store.posts where ids.contains(record.post.id) {
            switch record.delivery {
            case .shown(let message, _, _), .settled(let message): return message
            case .waiting, .sending, .failed: continue
            }
        }
        return nil
    }

    /// Reacts as somebody in the operations channel; what Slack refuses (twice the same, message gone) is no matter.
    mutating func react(_ emoji: String, as user: String, to message: String) {
        guard let ts = SlackWorld.Timestamp(message) else { return }
        do {
            try chat.slack.world.react(emoji, as: user, to: ts, in: SeededChat.channel, at: now)
        } catch {
            return
        }
    }
}
