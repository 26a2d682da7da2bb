package import Maintenance

/// Takes in how far posts are.
package protocol DeliveryRecorder: Sendable {
    /// Records how far a post is; a gate's prompt becomes answerable by it.
    ///
    /// - Parameter shown: what the chat returned for our own post or edit; `nil` when it returned nothing, also of a message
    ///   that was looked for and found.
    func delivered(_ post: Post, _ delivery: Delivery, shown: ShownMessage?) async throws(JournalError)
}

/// What the chat returned for a post or an edit of ours.
package struct ShownMessage: Sendable, Equatable {
    /// SHA-256 of all that the message shows now.
    package var digest: String
    /// The calls that it says are being made, each marked on it.
    package var marks: [IntentID]
    /// The message that was posted before it and that it links to.
    package var details: Gate.Details?

    package init(digest: String, marks: [IntentID] = [], details: Gate.Details? = nil) {
        self.digest = digest
        self.marks = marks
        self.details = details
    }
}
