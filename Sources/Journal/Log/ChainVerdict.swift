package import Engine

/// What came of walking the event log from its first line to its last.
package enum ChainVerdict: Sendable, Equatable {
    case intact(lines: Int)
    /// The first line, or the stream, that is not as it was recorded; a sentence for people.
    case broken(line: Int, String)

    package init(_ walk: LogWalk) {
        if let flaw = walk.flaws.first {
            self = .broken(line: flaw.line ?? walk.line, flaw.sentence)
        } else {
            self = .intact(lines: walk.line)
        }
    }
}
