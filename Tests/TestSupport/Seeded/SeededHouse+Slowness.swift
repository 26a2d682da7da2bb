import Engine
package import Maintenance
import Simulation

extension SeededHouse {
    /// How long an operation took, without the time that people needed to answer, over the time that AWS was busy for
    /// it; `nil` before its end.
    package func slowness(of operation: Operation) -> Double? {
        guard case .ended(let ended) = operation.phase, let progress = ended.progress else { return nil }
        let waiting = progress.gates.reduce(Span.zero) { sum, gate in
            people.answerTime(of: gate.id).map { sum + (Timestamp($0) - gate.openedAt) } ?? sum
        }
        let took = ended.at - progress.startedAt - waiting
        let busy = Span(aws.world.criticalPath.busy)
        return Double(took.milliseconds) / Double(busy.milliseconds)
    }
}
