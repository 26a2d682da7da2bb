/// The messages found by one reading, in the order in which they were written.
package struct MessageReading: Sendable, Hashable {
    /// Why reading stopped.
    package enum End: String, Sendable {
        /// Everything in range was read.
        case complete
        /// There is more than the query's pages could hold.
        case pageLimit
        /// Slack gave a cursor again that had been followed already.
        case cursorRepeated
        /// Slack said that there is more, and not where.
        case cursorMissing
    }

    /// Ascending by timestamp, each once, all within the query's range.
    package var messages: [SlackMessage]
    /// The first message of the thread, in range or not; only when replies were read.
    package var parent: SlackMessage?
    package var end = End.complete
    /// Messages of a shape we cannot read.
    package var unreadable = 0
    /// When Slack sent the last page, by Slack's clock; nil where it does not say.
    package var sentAt: SlackTimestamp?

    /// Whether nothing in range can be missing, so that a watermark may move past it.
    package var isComplete: Bool { end == .complete }
}
