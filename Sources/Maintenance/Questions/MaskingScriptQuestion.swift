/// What a file of masking statements holds, and that statements can be run at all: read here, on the bot's machine.
package struct MaskingScriptQuestion: Question {
    package typealias Answer = MaskingScriptSummary
    package static let kind: KindName = "masking-script"
    package let place: Place
    package let file: String

    package init(_ file: String, in place: Place) {
        self.place = place
        self.file = file
    }
}

/// A file of masking statements, without the statements.
package struct MaskingScriptSummary: Sendable, Equatable {
    /// SHA-256 of its text.
    package var digest: String
    package var statements: Int
    /// Databases that it names, in their order.
    package var databases: [String]

    package init(digest: String, statements: Int, databases: [String]) {
        self.digest = digest
        self.statements = statements
        self.databases = databases
    }
}
