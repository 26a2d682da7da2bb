package import Maintenance

/// What the desk asks about people.
package struct Callers: Sendable {
    /// Who is an operator, groups read if need be.
    package var roster: @Sendable () async -> PeopleRoster
    /// A person's profile, read now.
    package var profile: @Sendable (PersonID) async -> Reading<GateReading.Person>

    package init(
        roster: @escaping @Sendable () async -> PeopleRoster,
        profile: @escaping @Sendable (PersonID) async -> Reading<GateReading.Person>
    ) {
        self.roster = roster
        self.profile = profile
    }

    package init(_ directory: PeopleDirectory) {
        self.init(
            roster: { await directory.freshRoster() },
            profile: { await directory.profile(of: $0) })
    }
}
