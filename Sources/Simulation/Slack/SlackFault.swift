/// An `ok: false` answer: the error code with what Slack adds to it.
package struct SlackFault: Error, Sendable, Hashable, CustomStringConvertible {
    package var error: String
    /// For `missing_scope`: the scopes, separated by commas, of which one would have done.
    package var needed: String?
    /// For `missing_scope`: the scopes of the token, separated by commas.
    package var provided: String?
    /// Details for a person, as in `response_metadata.messages`.
    package var messages: [String]

    package init(_ error: String, needed: String? = nil, provided: String? = nil, messages: [String] = []) {
        self.error = error
        self.needed = needed
        self.provided = provided
        self.messages = messages
    }

    package var description: String {
        ([error] + messages).joined(separator: "; ")
    }
}
