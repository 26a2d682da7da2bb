import Engine
package import Maintenance
import Simulation

extension SeededHouse {
    /// How long an operation took, without its gates' being open, how long AWS was busy for it, and how long it took
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
        func seconds(_ span: Span) -> Double { Double(span.milliseconds) / 1000 }
        return (
            seconds(ended.at - progress.startedAt - open), seconds(Span(aws.world.criticalPath.busy)),
            seconds(answering) / Double(max(1, progress.gates.count))
        )
    }
}
