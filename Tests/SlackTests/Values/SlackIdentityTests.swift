import Foundation
import Slack
import Testing

struct SlackIdentityTests {
    private func identity(_ url: String?) throws -> SlackIdentity {
        let address = url.map { #","url":"\#($0)""# } ?? ""
        return try JSONDecoder().decode(
            SlackIdentity.self, from: Data(#"{"user_id":"U0BOT","team_id":"T0HOME"\#(address)}"#.utf8))
    }

    @Test(arguments: ["https://home.slack.com/", "https://home.slack.com"])
    func `the address of a message is the one that Slack writes`(url: String) throws {
        let identity = try identity(url)
        let (message, thread) = (SlackTimestamp(seconds: 1_767_621_601), SlackTimestamp(seconds: 1_767_621_600))
        let plain = "https://home.slack.com/archives/C0DBAOPS/p1767621601000000"
        #expect(identity.permalink(to: message, in: "C0DBAOPS") == plain)
        #expect(identity.permalink(to: message, in: "C0DBAOPS", thread: message) == plain)
        #expect(
            identity.permalink(to: message, in: "C0DBAOPS", thread: thread)
                == plain + "?thread_ts=1767621600.000000&cid=C0DBAOPS")
    }

    @Test(arguments: [nil, "javascript:alert(1)", "home.slack.com"])
    func `without the address of the workspace there is none of a message`(url: String?) throws {
        #expect(try identity(url).permalink(to: SlackTimestamp(seconds: 1), in: "C0DBAOPS") == nil)
    }
}
