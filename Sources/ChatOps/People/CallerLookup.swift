package import Maintenance

/// What is asked about people who give commands.
package struct CallerLookup: Sendable {
    /// Who is an operator, groups read if need be.
    package var people: @Sendable () async -> KnownPeople
    /// A person's profile, read now.
    package var profile: @Sendable (PersonID) async -> Reading<GateReading.Person>

    package init(
        people: @escaping @Sendable () async -> KnownPeople,
        profile: @escaping @Sendable (PersonID) async -> Reading<GateReading.Person>
    ) {
        self.people = people
        self.profile = profile
    }

    package init(_ directory: PeopleDirectory) {
        self.init(
            people: { await directory.freshlyKnown() },
            profile: { await directory.profile(of: $0) })
    }
}
