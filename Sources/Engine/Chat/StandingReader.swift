package import Maintenance

/// Operations as they stand, for what the bot shows and reads by itself: nobody asks for it, so that nobody is admitted.
package protocol StandingReader: Sendable {
    /// Open operations, oldest first.
    func standings() async -> [Standing]

    /// The standing of one operation, over or not; `nil` when there is none of that id.
    func standing(of operation: OperationID) async throws(JournalError) -> Standing?
}
