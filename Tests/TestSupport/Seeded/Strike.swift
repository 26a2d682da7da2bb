/// One thing that goes wrong once, at a counted place: so that a test can try every place there is.
package enum Strike: Sendable, Hashable {
    /// The process dies at this of its effect boundaries.
    case death(at: Int)
    /// This of the mutating calls is executed, and its reply is lost.
    case lostReply(of: Int)
    /// This of the mutating calls is lost before it is executed.
    case lostRequest(of: Int)
}
