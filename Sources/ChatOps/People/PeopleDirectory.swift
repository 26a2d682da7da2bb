import Engine
package import Logging
package import Maintenance
import ServiceLifecycle
package import Slack

/// Who is an operator and who an approver. User groups are read from Slack; what was read is used for a minute. After that
/// the group's members are unknown, and nobody counts as one.
package actor PeopleDirectory: Service {
    private struct Membership {
        var people: [PersonID]
        var readAt: Timestamp
    }

    /// How long a membership that was read is used.
    static let lifetime = Span.seconds(60)
    /// Time between two readings of a group (`usergroups.users.list` allows 20 a minute).
    private static let interval = Span.seconds(30)

    private let slack: SlackClient
    private let settings: PeopleSettings
    private let template: Policies
    private let homeTeam: TeamID
    private let now: @Sendable () -> Timestamp
    private let clock: any Clock<Duration>
    private let logger: Logger
    private var memberships: [UsergroupID: Membership] = [:]
    private var unread: [UsergroupID: SlackError.Code] = [:]
    private let bell = Bell()

    /// - Parameter template: the configured policies; its lists of people are replaced by those of the settings.
    package init(
        slack: SlackClient, settings: PeopleSettings, policies template: Policies, homeTeam: TeamID,
        now: @escaping @Sendable () -> Timestamp, clock: any Clock<Duration>, logger: Logger
    ) {
        self.slack = slack
        self.settings = settings
        self.template = template
        self.homeTeam = homeTeam
        self.now = now
        self.clock = clock
        self.logger = logger
    }

    /// Reads the groups again and again, so that no turn of an operation has to wait for Slack.
    package func run() async {
        await withGracefulShutdownHandler {
            while !self.bell.isClosed, !Task.isCancelled {
                await refresh(settings.groups)
                await bell.wait(atMost: Self.interval.duration, clock: clock)
            }
        } onGracefulShutdown: {
            self.bell.close()
        }
    }

    /// Who is who by what is known now; never waits.
    package func known() -> KnownPeople {
        let limit = now()
        let known = memberships.filter { limit - $0.value.readAt <= Self.lifetime }
        return KnownPeople(settings, members: known.mapValues(\.people))
    }

    /// Who is who, after reading the groups that are not known.
    func freshlyKnown() async -> KnownPeople {
        let known = self.known()
        guard !known.unreadOperatorGroups.isEmpty else { return known }
        await refresh(known.unreadOperatorGroups)
        return self.known()
    }

    package func policies() -> Policies { known().policies(template) }

    /// A person's profile, read now.
    func profile(of person: PersonID) async -> Reading<GateReading.Person> {
        do {
            return .known(GateReading.Person(try await slack.user(UserID(person.text)), homeTeam: homeTeam))
        } catch {
            logger.warning("profile not read", metadata: ["person": "\(person)", "error": "\(error)"])
            return .unavailable(error.message)
        }
    }

    private func refresh(_ groups: [UsergroupID]) async {
        for group in groups {
            do {
                let people = try await slack.members(of: group).map { PersonID($0.rawValue) }
                memberships[group] = Membership(people: people, readAt: now())
                if unread.removeValue(forKey: group) != nil {
                    logger.notice("user group read again", metadata: ["group": "\(group)"])
                }
            } catch {
                guard unread.updateValue(error.code, forKey: group) != error.code else { continue }
                logger.error(
                    "user group not read; nobody counts as its member",
                    metadata: ["group": "\(group)", "error": "\(error)"])
            }
        }
    }
}
