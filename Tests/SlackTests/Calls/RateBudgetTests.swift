@testable import Slack
import Testing

struct RateBudgetTests {
    @Test(arguments: SlackMethod.allCases)
    func `a refusal of one method keeps no other waiting`(refused: SlackMethod) {
        var budget = RateBudget()
        budget.refuse(refused, for: .seconds(30), at: .zero)
        for method in SlackMethod.allCases {
            let expected: Duration = method == refused ? .seconds(30) : .zero
            #expect(budget.nextAllowed(method, in: "C1", at: .zero) == expected)
        }
    }

    @Test func `messages go out once a second in each channel`() {
        var budget = RateBudget()
        budget.spend(.chatPostMessage, in: "C1", at: .zero)
        #expect(budget.nextAllowed(.chatPostMessage, in: "C1", at: .zero) == .seconds(1))
        #expect(budget.nextAllowed(.chatPostMessage, in: "C2", at: .zero) == .zero)
        #expect(budget.nextAllowed(.chatUpdate, in: "C1", at: .zero) == .zero)
    }

    @Test func `many channels together keep to the workspace's rate`() {
        var budget = RateBudget()
        for number in 0..<10 { budget.spend(.chatPostMessage, in: ChannelID("C\(number)"), at: .zero) }
        let next = budget.nextAllowed(.chatPostMessage, in: "C99", at: .zero)
        #expect(next > .zero && next < .seconds(1))
    }

    @Test func `history may be read fifty times a minute, a user group twenty times`() {
        #expect(SlackMethod.conversationsHistory.rate.perMinute == 50)
        #expect(SlackMethod.usergroupsUsersList.rate.perMinute == 20)
        #expect(SlackMethod.usersInfo.rate.perMinute == 100)
    }

    @Test func `a file takes two calls of a hundred a minute, a pin one of twenty`() {
        for method in [SlackMethod.filesGetUploadURLExternal, .filesCompleteUploadExternal] {
            #expect(method.rate.perMinute == 100 && method.scope == "files:write")
        }
        for method in [SlackMethod.pinsAdd, .pinsRemove] {
            #expect(method.rate.perMinute == 20 && method.scope == "pins:write" && method.isWrite)
        }
    }

    @Test func `a rate can be replaced`() {
        var budget = RateBudget(rates: [.conversationsHistory: CallRate(perMinute: 2, burst: 1)])
        budget.spend(.conversationsHistory, at: .zero)
        #expect(budget.nextAllowed(.conversationsHistory, at: .zero) == .seconds(30))
        budget.change(.conversationsHistory, to: .clamped)
        #expect(budget.nextAllowed(.conversationsHistory, at: .zero) == .seconds(60))
    }
}
