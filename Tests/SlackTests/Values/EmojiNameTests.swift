@testable import Slack
import Testing

struct EmojiNameTests {
    @Test(arguments: [
        ("thumbsup", "+1"), ("+1", "+1"), ("ThumbsUp", "+1"), ("+1::skin-tone-4", "+1"), ("👍", "+1"), ("👍🏽", "+1"),
        ("White_Check_Mark", "white_check_mark"), ("✅", "white_check_mark"), ("❌", "x"), ("▶", "arrow_forward"),
        ("▶️", "arrow_forward"), ("🛑", "octagonal_sign"), ("raised_hand", "hand"), ("✋🏿", "hand"), ("100", "100"),
        ("👩‍⚖️", "female-judge"), ("hand_with_index_and_middle_fingers_crossed", "crossed_fingers"),
    ])
    func `an emoji is known by the name that Slack reports, however it is written`(_ written: String, _ name: String) {
        #expect(EmojiName.read(written) == .standard(name))
    }

    @Test(arguments: [("approved", "approved"), ("DBA-ok", "dba-ok"), ("geprüft", "geprüft")])
    func `a name that Slack has not may be the workspace's own`(_ written: String, _ name: String) {
        #expect(EmojiName.read(written) == .custom(name))
    }

    @Test(arguments: ["", ":x:", "white check mark", "a.b", "🫥🫥", "🏽"])
    func `what can be no emoji is none`(_ written: String) {
        #expect(EmojiName.read(written) == .impossible)
    }

    @Test func `every entry of the table can be found by its names and its characters`() {
        #expect(EmojiTable.byCharacters.count == 1903)
        #expect(Set(EmojiTable.reported.values) == Set(EmojiTable.byCharacters.values))
        for (name, reported) in EmojiTable.reported { #expect(EmojiTable.reported[reported] == reported, "\(name)") }
    }
}
