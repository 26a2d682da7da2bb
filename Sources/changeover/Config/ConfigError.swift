/// Why a configuration file cannot be used: where in it, and what would be right.
struct ConfigError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The key, as it is written from the top: `approvals.quorum`; `nil` for the file as a whole.
    var path: String?
    var sentence: String

    init(_ path: String?, _ sentence: String) {
        self.path = path
        self.sentence = sentence
    }

    init(_ sentence: String) {
        self.init(nil, sentence)
    }

    var description: String { path.map { "\($0): \(sentence)" } ?? sentence }
}
