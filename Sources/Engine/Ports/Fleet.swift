package import Maintenance

/// What the engine sees and does in AWS. Implementations pace, batch and share the reading; they never repeat a mutating
/// call whose outcome they do not know.
package protocol Fleet: Sendable {
    /// Reads all these clusters now, with what is asked of each, in as few calls as AWS allows; every target has an answer.
    func observe(_ interests: Set<Interest>) async -> [Target: Sight]

    /// Reads what a plan is made from; checks that cannot be made are `unavailable` in it.
    ///
    /// - Throws: `FleetError` when not even the cluster could be read. A cluster that is not there is no error: the
    ///   observation then has none.
    func survey(_ target: Target, for needs: SurveyNeeds) async throws(FleetError) -> Survey

    /// Reads the slower safety facts for a gated call that would make `candidate` the writer, if it makes any.
    func safetyReadings(of target: Target, candidate: InstanceID?) async -> SafetyReadings

    /// Reads how far green is behind blue.
    func replicationLag(at gauge: LagGauge, in place: Place) async -> Reading<ReplicationLag>

    /// Makes the call that the clearance permits, at most once.
    func perform(_ clearance: Clearance) async -> CallOutcome

    /// Every cluster of a place, sorted by identifier, each with its instances.
    func clusters(in place: Place) async throws(FleetError) -> [Observation]

    /// The place that a region is, with the account that the credentials belong to; `nil` for the configured region.
    func place(region: String?) async throws(FleetError) -> Place

    /// The regions that there are for the account; whoever cannot tell throws, and any region is taken as it is named.
    func regions() async throws(FleetError) -> RegionList
}

extension Fleet {
    /// Reads clusters with nothing special of any.
    package func observe(_ targets: Set<Target>) async -> [Target: Sight] {
        await observe(Set(targets.map { Interest($0) }))
    }

    package func regions() async throws(FleetError) -> RegionList {
        throw FleetError("Which regions there are is not known here.", passes: false)
    }

    /// For a fleet without metrics: a prompt then says that it was not read.
    package func replicationLag(at gauge: LagGauge, in place: Place) async -> Reading<ReplicationLag> {
        .unavailable("There are no metrics here.")
    }
}

/// What came of reading one cluster.
package enum Sight: Sendable, Equatable {
    case seen(Observation)
    /// Not read: why, for people, and whether that passes by itself (throttling, 5xx, expired credentials) or needs
    /// somebody (permission missing).
    case unseen(String, passes: Bool)
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
