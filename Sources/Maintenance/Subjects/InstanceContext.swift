/// An RDS instance that is there, and the calls about it that nothing has proved yet.
package struct InstanceContext: DatabaseContext {
    package let observation: Observation
    package let seen: RDSInstance
    package let outstanding: [Intent]
    package let since: Timestamp
    package let proved: [AnyMutation]

    /// `nil` when AWS shows no such instance.
    package init?(_ context: StepContext) {
        guard let seen = context.observation.rdsInstance else { return nil }
        self.init(
            observation: context.observation, seen: seen, outstanding: context.outstanding, since: context.since,
            proved: context.proved)
    }

    /// `nil` when AWS shows no such instance.
    package init?(seeing observation: Observation) {
        guard let seen = observation.rdsInstance else { return nil }
        self.init(observation: observation, seen: seen)
    }

    package init(
        observation: Observation, seen: RDSInstance, outstanding: [Intent] = [],
        since: Timestamp = Timestamp(milliseconds: 0), proved: [AnyMutation] = []
    ) {
        self.observation = observation
        self.seen = seen
        self.outstanding = outstanding
        self.since = since
        self.proved = proved
    }

    package var name: InstanceID { seen.identifier }

    /// Why no call may be made on it now; `nil` when it is at rest.
    package var obstacle: Assessment? { obstacle(seen.status, of: name) }
}
