package import Engine
package import Maintenance

extension Maintenance.Operation {
    /// The operation that a log amounts to: what its stored state has to be equal to.
    ///
    /// Effects of the events are history and are dropped.
    /// - Throws: `Refusal` when the log is empty or an event does not fit.
    package init(replaying log: [RecordedEvent]) throws(Refusal) {
        guard let first = log.first else { throw Refusal("An operation has at least one event.") }
        var operation = try Maintenance.Operation(first.event, at: first.at)
        for line in log.dropFirst() {
            _ = try operation.apply(line.event, at: line.at)
        }
        self = operation
    }
}
