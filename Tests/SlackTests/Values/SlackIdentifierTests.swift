import Slack
import Testing

struct SlackIdentifierTests {
    @Test func `an id is told from a name by its first letter and its characters`() {
        #expect(UserID("U0ALICE").isWellFormed)
        #expect(UserID("W012").isWellFormed)
        #expect(!UserID("alice").isWellFormed)
        #expect(!UserID("S0DBATEAM").isWellFormed)
        #expect(!UserID("U").isWellFormed)
        #expect(!UserID("U0-ALICE").isWellFormed)
        #expect(UsergroupID("S0DBATEAM").isWellFormed)
        #expect(ChannelID("C0DBAOPS").isWellFormed)
        #expect(ChannelID("G0OLD").isWellFormed)
        #expect(!ChannelID("#dba-ops").isWellFormed)
        #expect(TeamID("E0ACME").isWellFormed)
    }
}
