package import Maintenance

/// Something in the log, or in what is stored beside it, that is not as it was recorded.
package struct LogFlaw: Sendable, Equatable {
    package var line: Int?
    /// What it touches, where that can be told.
    package var stream: StreamID?
    /// For people.
    package var sentence: String

    package init(line: Int? = nil, stream: StreamID? = nil, sentence: String) {
        self.line = line
        self.stream = stream
        self.sentence = sentence
    }
}

/// How far a walk along the whole log has come: from its first line on, in stretches, beside the work.
package struct LogWalk: Sendable, Equatable {
    /// The most flaws that are kept: one is enough to know.
    private static let flawLimit = 100

    /// The number and the hash of the last line that was walked onto.
    package var line = 0
    package var hash = String(repeating: "0", count: 64)
    package private(set) var isOver = false
    package private(set) var flaws: [LogFlaw] = []

    package init() {}

    package mutating func add(_ flaw: LogFlaw) {
        if flaws.count < Self.flawLimit { flaws.append(flaw) }
    }

    package mutating func end(with flaws: [LogFlaw] = []) {
        for flaw in flaws { add(flaw) }
        isOver = true
    }
}

/// The last line of the log: told elsewhere, it contradicts whoever writes the log anew.
package struct LogHead: Sendable, Equatable {
    package var line: Int
    package var hash: String
    package var at: Timestamp

    package init(line: Int, hash: String, at: Timestamp) {
        self.line = line
        self.hash = hash
        self.at = at
    }
}
