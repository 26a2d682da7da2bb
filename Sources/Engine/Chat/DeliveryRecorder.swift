/// Takes in how far posts are.
package protocol DeliveryRecorder: Sendable {
    /// Records how far a post is; a gate's prompt becomes answerable by it.
    ///
    /// - Parameter text: the message's text as the chat returned it, when it is shown.
    func delivered(_ post: Post, _ delivery: Delivery, text: String?) async throws(JournalError)
}
