import Foundation
import Testing

@testable import Slack

struct SlackReplyValueTests {
    private struct UserReply: Decodable { var user: SlackUser }
    private struct ChannelReply: Decodable { var channel: SlackConversation }

    @Test func `a page of history is read, but for the message without a proper timestamp`() throws {
        let page = try JSONDecoder().decode(MessagePage.self, from: fixture("history-page"))
        #expect(page.messages.map(\.ts) == ["1722945600.000300", "1722945580.000100", "1722945570.000100"])
        #expect(page.unreadable == 1)
        #expect(page.hasMore)
        #expect(page.nextCursor == "bmV4dF90czoxNzIyOTQ1NTcwMDAwMTAw")
    }

    @Test func `a message tells who wrote it, its thread, its edit and its reactions`() throws {
        let message = try #require(
            JSONDecoder().decode(MessagePage.self, from: fixture("history-page")).messages.first)
        #expect(message.user == "U0ALICE")
        #expect(message.text == "!rds resize orders db.r6g.xlarge")
        #expect(!message.isFromBot)
        #expect(message.isThreadParent)
        #expect(message.replyCount == 2)
        #expect(message.latestReply == "1722945660.000100")
        #expect(message.edited == SlackMessage.Edit(user: "U0ALICE", ts: "1722945601.000000"))
        #expect(message.reactions.map(\.isComplete) == [true, false])
        #expect(message.reactions.map(\.baseName) == ["eyes", "+1"])
        #expect(message.team == "T0ACME" && message.userTeam == "T0ACME")
    }

    @Test func `bots, tombstones and metadata are recognised`() throws {
        let messages = try JSONDecoder().decode(MessagePage.self, from: fixture("history-page")).messages
        let (bot, tombstone) = (messages[1], messages[2])
        #expect(bot.isFromBot && bot.botID == "B0OTHER" && bot.appID == "A0OTHER")
        #expect(bot.metadata?.eventType == "changeover_post")
        #expect(bot.metadata?["outbox"] == "42")
        #expect(bot.metadata?["attempt"] == "3")
        #expect(bot.metadata?["late"] == nil)
        #expect(bot.metadata?.eventPayload["late"] == .boolean(true))
        #expect(tombstone.isTombstone && tombstone.user == .slackbot)
    }

    @Test func `a message survives being written and read again`() throws {
        let messages = try JSONDecoder().decode(MessagePage.self, from: fixture("history-page")).messages
        let copy = try JSONDecoder().decode([SlackMessage].self, from: JSONEncoder().encode(messages))
        #expect(copy == messages)
    }

    @Test(arguments: [
        #"{"ts":"1.000001","user":7}"#, #"{"ts":"1.000001","bot_id":7}"#, #"{"ts":"1.000001","subtype":["x"]}"#,
        #"{"ts":"1.000001","edited":{"ts":1.5}}"#, #"{"ts":"1.000001","reactions":{}}"#, #"{"text":"x"}"#,
    ])
    func `a message whose author or place is of an unknown shape is not read`(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(SlackMessage.self, from: Data(json.utf8)) }
    }

    @Test func `a message with odd decoration is read without it`() throws {
        let json = #"{"ts":"1.000001","text":"x","metadata":7,"reply_count":"many","latest_reply":5,"files":{}}"#
        let message = try JSONDecoder().decode(SlackMessage.self, from: Data(json.utf8))
        #expect(message == SlackMessage(ts: "1.000001", text: "x"))
    }

    @Test func `a user's names, guest flags and workspaces are read`() throws {
        let user = try JSONDecoder().decode(UserReply.self, from: fixture("users-info")).user
        #expect(user.label == "ali")
        #expect(user.realName == "Alice Example")
        #expect(user.isGuest && user.isUltraRestricted)
        #expect(!user.isAutomated && !user.isDeleted && !user.isStranger)
        #expect(user.isAppUser)
        #expect(user.timeZone == "Europe/Berlin" && user.timeZoneOffset == 7200)
        #expect(user.enterpriseTeams == ["T0ACME", "T0OPS"])
    }

    @Test func `a deleted user with next to nothing left is read`() throws {
        let json = #"{"id":"U9","team_id":"T1","deleted":true,"profile":{"display_name":""}}"#
        let user = try JSONDecoder().decode(SlackUser.self, from: Data(json.utf8))
        #expect(user.isDeleted)
        #expect(user.label == "U9")
    }

    @Test func `slackbot is no person although Slack says that it is no bot`() {
        #expect(SlackUser(id: .slackbot, name: "slackbot").isAutomated)
        #expect(!SlackUser(id: "U1", name: "bob").isAutomated)
    }

    @Test func `a channel tells whether we are in it and with whom it is shared`() throws {
        let channel = try JSONDecoder().decode(ChannelReply.self, from: fixture("conversations-info")).channel
        #expect(channel.id == "C0DBAOPS" && channel.name == "dba-ops")
        #expect(channel.isMember && channel.isExternallyShared)
        #expect(!channel.isArchived && !channel.isPrivate)
        #expect(!channel.isOrganisationShared && !channel.isPendingExternallyShared)
    }
}
