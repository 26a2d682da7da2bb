import Engine
import Foundation
import Logging
import Maintenance
import Slack
import TestSupport

@testable import ChatOps

/// An outbox service between a fake journal and engine and a fake Slack, on a clock that is turned by hand.
struct DeliverySetup: Sendable {
    static let channel = "C0DBAOPS"
    static let routing = Routing(channels: [Routing.Channel(id: channel, role: .operations, clusters: ["orders*"])])
    static let thread = "1767621600.000100"

    let backend = DeliveryBackend()
    let slack = FakeSlack()
    let clock: ManualClock
    let bell = Bell()
    private let slackClock: ManualClock

    /// - Parameter isRunning: whether the service runs by itself, and hence must wait when nothing is to be done.
    init(isRunning: Bool = false) {
        clock = ManualClock(sleepingAdvances: !isRunning)
        slackClock = isRunning ? ManualClock(sleepingAdvances: true) : clock
    }

    var now: @Sendable () -> Timestamp {
        { [clock] in ResizeScenario.beginning + Span(clock.now.offset) }
    }

    /// As after a start of the process: knows nothing but what the backend keeps.
    func service(logger: Logger? = nil) -> OutboxService {
        guard let endpoint = SlackEndpoint("http://127.0.0.1:1/api"), let token = SlackToken("xoxb-1") else {
            preconditionFailure("the address and the token of the tests are fine")
        }
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let client = SlackClient(
            transport: slack, endpoint: endpoint, token: token, clock: slackClock, jitter: { 0 },
            logger: quiet, retry: .posting)
        return OutboxService(
            slack: client, identity: .fake, journal: backend, standings: backend, recorder: backend,
            renderer: .sample,
            routing: Self.routing, bell: bell, now: now, clock: clock, logger: logger ?? quiet)
    }

    /// Does what there is to do in the channel for so long, with what is added meanwhile.
    func work(_ service: OutboxService, for time: Span, in channel: String = channel) async {
        let end = now() + time
        while now() < end {
            _ = await service.load()
            let wait = await service.work(in: channel)
            if wait > .zero { clock.advance(by: min(wait, end - now()).duration) }
        }
    }

    static func reply(_ id: PostID, _ text: String = "hello", channel: String = channel, to person: PersonID? = nil)
        -> Post
    {
        Post(id: id, operation: nil, channel: channel, thread: nil, recipient: person, content: .reply([text]))
    }

    static func notice(_ key: String, _ notice: Notice, isBroadcast: Bool = false) -> Post {
        Post(
            id: PostID("k3f9/\(key)"), operation: "k3f9", channel: channel, thread: thread, isBroadcast: isBroadcast,
            content: .notice(notice))
    }

    static let gate = notice("gate/k3f9/fail-over/1", .gate("k3f9/fail-over/1"), isBroadcast: true)
    static let status = notice("status", .status)
}

extension SlackIdentity {
    static let fake: SlackIdentity = {
        let json =
            #"{"user_id":"\#(FakeSlack.ourselves)","team_id":"T0","bot_id":"B0","url":"https://home.slack.com/"}"#
        guard let identity = try? JSONDecoder().decode(SlackIdentity.self, from: Data(json.utf8)) else {
            preconditionFailure("the identity of the tests is fine")
        }
        return identity
    }()
}
