import Engine
import Journal
package import Maintenance
import Simulation

extension SeededShell {
    /// Counts the looks that the cadence of the operations asks for until then.
    mutating func countLooks(until time: SimulatedTime) {
        let operations = state.operations.values
        let instant = Timestamp(now)
        guard let fastest = operations.map({ $0.cadence(at: instant) }).max()?.interval, time > now else { return }
        let (seconds, attoseconds) = (time - now).components
        let passed = Double(seconds) * 1000 + Double(attoseconds) / 1e15
        leastLooks += passed / Double(fastest.milliseconds)
        // Every look serves those that are due as often or more often.
        var served: [Target] = []
        let cadences: [Cadence] = [.fast, .normal, .slow, .rare]
        let rates = cadences.map { 1 / Double(($0.interval ?? .zero).milliseconds) } + [0]
        for (level, cadence) in cadences.enumerated() {
            served += operations.filter { $0.cadence(at: instant) == cadence }.map(\.target)
            leastPages += passed * (rates[level] - rates[level + 1]) * Double(aws.pages(of: served))
        }
    }

    /// How long an operation took, without its gates' being open, how long AWS was busy with its calls, and how long it took
    /// from people's answers to the calls that they allowed, in seconds; `nil` before its end.
    package func times(of operation: Operation) -> (took: Double, busy: Double, answering: Double)? {
        guard case .ended(let ended) = operation.phase, let progress = ended.progress else { return nil }
        var open = Span.zero
        var answering = Span.zero
        for gate in progress.gates {
            guard case .approved(let approval) = gate.state else { continue }
            open = open + (approval.at - gate.openedAt)
            if let answer = people.answerTime(of: gate.id) { answering = answering + (approval.at - Timestamp(answer)) }
        }
        let path = CriticalPath(of: aws.rds.effects.filter { Timestamp($0.started) >= progress.startedAt })
        return (
            seconds(ended.at - progress.startedAt - open), seconds(Span(path.busy)),
            seconds(answering) / Double(max(1, progress.gates.count))
        )
    }

    /// For each call that took AWS longer than a tick: the seconds from when AWS showed it done to when it was seen, and
    /// between two looks at that time. What is done at once is no wait: the tick after the call sees it.
    package mutating func lags(of operation: Operation) throws -> [(lag: Double, tick: Double)] {
        let events = try store.events(of: operation.id)
        var told = try Operation(replaying: Array(events.prefix(1)))
        var lags: [(lag: Double, tick: Double)] = []
        for line in events.dropFirst() {
            if case .mutationProved(let id) = line.event, let tick = told.cadence(at: line.at).interval,
                let intent = told.progress?.outstanding.first(where: { $0.id == id }),
                let done = visiblyDone(intent), done <= line.at, done - intent.decidedAt > tick
            {
                lags.append((seconds(line.at - done), seconds(tick)))
            }
            _ = try told.apply(line.event, at: line.at)
        }
        return lags
    }

    private func visiblyDone(_ intent: Intent) -> Timestamp? {
        aws.rds.effects.last { effect in
            effect.actor == .caller && intent.mutation.asks(for: effect)
                && Timestamp(effect.started) >= intent.decidedAt
        }.flatMap(\.visiblyDone).map { Timestamp($0) }
    }
}

private func seconds(_ span: Span) -> Double { Double(span.milliseconds) / 1000 }
