import Foundation
@testable import Slack
import Testing

struct SlackReactionTests {
    @Test(arguments: [
        (["U1", "U2"], 2, true),
        (["U1"], 2, false),
        ([], 1, false),
        (["U1", "U2"], 1, false),
        ([], 0, false),
    ])
    func `a reaction is complete when everybody counted is listed`(users: [String], count: Int, isComplete: Bool) {
        let reaction = SlackReaction(name: "x", users: users.map { UserID($0) }, count: count)
        #expect(reaction.isComplete == isComplete)
    }

    @Test func `a reaction without its count is not complete`() throws {
        let reaction = try JSONDecoder().decode(
            SlackReaction.self, from: Data(#"{"name":"white_check_mark","users":["U1"]}"#.utf8))
        #expect(!reaction.isComplete)
    }

    @Test(arguments: [
        ("+1::skin-tone-2", "+1"),
        ("+1", "+1"),
        ("raised_hands::skin-tone-6", "raised_hands"),
        ("people_holding_hands::skin-tone-2-3", "people_holding_hands"),
        (":white_check_mark:", "white_check_mark"),
        ("white_check_mark", "white_check_mark"),
        (":+1::skin-tone-4:", "+1"),
        ("x", "x"),
        ("", ""),
        ("thumbsup", "+1"),
        ("thumbsup::skin-tone-3", "+1"),
        (":thumbsdown:", "-1"),
        ("approved_by_dba", "approved_by_dba"),
    ])
    func `the base name has neither skin tone nor colons and is the same for all names of an emoji`(
        name: String, base: String
    ) {
        #expect(SlackReaction.baseName(of: name) == base)
    }
}
