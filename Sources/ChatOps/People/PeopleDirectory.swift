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

    /// What Slack says of somebody.
    enum Profile: Sendable, Equatable {
        case known(GateReading.Person)
        /// Slack shows no such account to the bot.
        case unknown
        /// Not read now; says why.
        case unread(String)
    }

    /// How long a membership or a profile that was read is used.
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
    private var profiles: [PersonID: (profile: Profile, readAt: Timestamp)] = [:]
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
        let known = memberships.filter { Self.serves($0.value.readAt, at: limit) }
        return KnownPeople(settings, members: known.mapValues(\.people))
    }

    /// Whether what was read then still serves. An instant that is yet to come was before the clock was set back.
    private static func serves(_ readAt: Timestamp, at instant: Timestamp) -> Bool {
        (Span.zero...lifetime).contains(instant - readAt)
    }

    /// Who is who, after reading the groups that are not known.
    func freshlyKnown() async -> KnownPeople {
        let known = self.known()
        guard !known.unreadOperatorGroups.isEmpty else { return known }
        await refresh(known.unreadOperatorGroups)
        return self.known()
    }

    package func policies() -> Policies { known().policies(template) }

    /// Reads anew who is in the groups that rules of approval name, as somebody's answer is about to be acted on. Of a group
    /// that is not read nobody counts as a member.
    func refreshRuleGroups() async {
        let began = now()
        await refresh(settings.ruleGroups)
        for group in settings.ruleGroups where (memberships[group]?.readAt).map({ $0 < began }) ?? false {
            memberships[group] = nil
        }
    }

    /// A person's profile; what was read within the last minute serves unless it has to be read afresh.
    func profile(of person: PersonID, afresh: Bool = false) async -> Profile {
        let instant = now()
        if !afresh, let known = profiles[person], Self.serves(known.readAt, at: instant) { return known.profile }
        do {
            let user = try await slack.user(UserID(person.text))
            guard let profile = GateReading.Person(user, asked: person, homeTeam: homeTeam) else {
                return .unread("Slack's answer about \(person) does not say who that is")
            }
            keep(.known(profile), of: person, readAt: instant)
            return .known(profile)
        } catch {
            logger.warning("profile not read", metadata: ["person": "\(person)", "error": "\(error)"])
            guard Self.codesOfUnknown.contains(error.code) else {
                return .unread("Slack does not tell about \(person): \(error.code.rawValue)")
            }
            keep(.unknown, of: person, readAt: instant)
            return .unknown
        }
    }

    /// By these Slack says that it does not show the account to the bot, which does not pass (docs.slack.dev, users.info).
    private static let codesOfUnknown: Set<SlackError.Code> = ["user_not_found", "user_not_visible"]

    private func keep(_ profile: Profile, of person: PersonID, readAt instant: Timestamp) {
        profiles = profiles.filter { Self.serves($0.value.readAt, at: instant) }
        profiles[person] = (profile, instant)
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
