/// Why a call to Slack has no result, and what that means for the caller.
package struct SlackError: Error, Sendable, Hashable {
    /// What to make of it.
    package enum Outcome: Sendable, Hashable {
        /// Nothing was done; the same call may be made again, after this long if it is said.
        case transient(retryAfter: Duration?)
        /// Nothing was done; the same call will be refused again.
        case permanent
        /// The call may have been carried out: look before doing anything.
        case ambiguous
    }

    package var method: SlackMethod
    package var code: Code
    /// One sentence for a person; never holds a token or the content of a message.
    package var message: String
    /// The scope that the token lacks, with `missing_scope`.
    package var neededScopes: [String]
    package var providedScopes: [String]
    /// What `response_metadata.messages` says about the arguments.
    package var details: [String]
    package var outcome: Outcome
    /// The file that is uploaded and, after an ambiguous `files.completeUploadExternal`, may have been shared.
    package var file: FileID?

    package init(
        _ method: SlackMethod, _ code: Code, _ message: String, outcome: Outcome,
        neededScopes: [String] = [], providedScopes: [String] = [], details: [String] = []
    ) {
        self.method = method
        self.code = code
        self.message = message
        self.outcome = outcome
        self.neededScopes = neededScopes
        self.providedScopes = providedScopes
        self.details = details
    }
}

extension SlackError {
    /// Whether nothing came back that Slack itself said: it cannot be reached, or something in front of it answers.
    package var isWithoutAnswer: Bool { [.noReply, .replyTooLarge, .unreadableReply].contains(code) }
}

extension SlackError: CustomStringConvertible {
    package var description: String {
        var text = "\(method.rawValue): \(code.rawValue): \(message)"
        if !neededScopes.isEmpty { text += " (needs \(neededScopes.joined(separator: ", ")))" }
        if let file { text += " (file \(file))" }
        if !details.isEmpty { text += " [" + details.joined(separator: "; ") + "]" }
        return text
    }
}
