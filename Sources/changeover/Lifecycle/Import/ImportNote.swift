/// What whoever comes from an old tool has to know of one of its settings.
struct ImportNote: Sendable, Equatable, CustomStringConvertible {
    enum Kind: String, Sendable, CaseIterable {
        /// The old tool did nothing with it.
        case noEffect = "had no effect"
        /// It cannot be said here, or need not be.
        case noCounterpart = "has no counterpart"
        /// The entry has a value that somebody has to look at.
        case decide = "to be decided"
    }

    var kind: Kind
    /// The setting as the old tool spells it, or the key of the entry.
    var setting: String
    var sentence: String

    init(_ kind: Kind, _ setting: String, _ sentence: String) {
        self.kind = kind
        self.setting = setting
        self.sentence = sentence
    }

    /// A line: "--region (had no effect): …".
    var description: String { "\(setting) (\(kind.rawValue)): \(sentence)" }
}
