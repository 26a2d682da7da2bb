/// What came of walking the event log from its first line to its last.
package enum ChainVerdict: Sendable, Equatable {
    case intact(lines: Int)
    /// The first line, or the operation, that is not as it was recorded; a sentence for people.
    case broken(line: Int, String)
}
