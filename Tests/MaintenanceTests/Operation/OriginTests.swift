import Foundation
import Maintenance
import Testing

struct OriginTests {
    @Test(arguments: [Origin.Way.chat, .web, .schedule("sunday nights")])
    func `what is written is read back`(way: Origin.Way) throws {
        for thread in ["1.0", nil] {
            let origin = Origin(requester: "U0ALICE", channel: "C0DBAOPS", thread: thread, command: "cycle", way: way)
            #expect(try JSONDecoder().decode(Origin.self, from: JSONEncoder().encode(origin)) == origin)
        }
    }

    @Test func `what was asked for in the chat is written as ever`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let origin = Origin(requester: "U0ALICE", channel: "C0DBAOPS", thread: "1.0", command: "cycle")
        let text = String(decoding: try encoder.encode(origin), as: UTF8.self)
        #expect(text == #"{"channel":"C0DBAOPS","command":"cycle","requester":"U0ALICE","thread":"1.0"}"#)
    }
}
