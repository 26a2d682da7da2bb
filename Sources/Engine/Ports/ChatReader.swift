package import Maintenance

/// How the engine reads answers from the chat; it never writes through this.
package protocol ChatReader: Sendable {
    /// Reads a prompt or a plan message whole: the message, all who reacted and their profiles, its channel.
    ///
    /// `nil` when the chat could not be read: then nothing is known, and nothing is approved.
    func read(channel: String, message: String) async -> GateReading?
}
