package import Maintenance

/// What the engine sees and does in AWS. Implementations pace, batch and share the reading; they never repeat a mutating
/// call whose outcome they do not know.
package protocol Fleet: Sendable {
    /// Asks the world all this now, in as few calls as it allows; every question has an answer, which may be `unavailable`.
    func ask(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> Answers

    /// Makes the call that the clearance permits, at most once.
    ///
    /// - Parameter objection: asked in the instant before the call is sent, each time: why it is not to be made any more.
    func perform(
        _ clearance: Clearance, unless objection: @escaping @Sendable () async -> String?
    ) async -> CallOutcome

    /// The place that a region is, with the account that the credentials belong to; `nil` for the configured region.
    func place(region: String?) async throws(FleetError) -> Place

    /// The regions that there are for the account; whoever cannot tell throws, and any region is taken as it is named.
    func regions() async throws(FleetError) -> RegionList
}

extension Fleet {
    package func regions() async throws(FleetError) -> RegionList {
        throw FleetError("Which regions there are is not known here.", passes: false)
    }
}

/// What questions are asked for.
package enum AskPurpose: Sendable, Equatable {
    /// A turn looks how far things are.
    case look
    /// A person waits for a plan, or for an answer.
    case plan
    /// Somebody is about to be asked for an approval, or has given one: what is read decides on a call.
    case gate
}

/// Why AWS could not be read.
package struct FleetError: Error, Sendable, Equatable, CustomStringConvertible {
    /// For people; no secrets.
    package var message: String
    package var passes: Bool

    package init(_ message: String, passes: Bool) {
        self.message = message
        self.passes = passes
    }

    package var description: String { message }
}
