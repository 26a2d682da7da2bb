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

    @Test(
        arguments: [
            ("local:root", #"{"channel":"C","command":"c","requester":"local:root","way":"machine"}"#),
            (
                Requester("local:alice", inChat: "U0ALICE"),
                #"{"channel":"C","command":"c","requester":{"id":"local:alice","person":"U0ALICE"},"way":"machine"}"#
            ),
        ] as [(Requester, String)])
    func `a user of the machine is written with who that is in the chat, as far as that is known`(
        requester: Requester, text: String
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let origin = Origin(requester: requester, channel: "C", thread: nil, command: "c", way: .machine)
        let data = try encoder.encode(origin)
        #expect(String(decoding: data, as: UTF8.self) == text)
        #expect(try JSONDecoder().decode(Origin.self, from: data) == origin)
    }

    @Test func `what was asked for in the chat is written as ever`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let origin = Origin(requester: "U0ALICE", channel: "C0DBAOPS", thread: "1.0", command: "cycle")
        let text = String(decoding: try encoder.encode(origin), as: UTF8.self)
        #expect(text == #"{"channel":"C0DBAOPS","command":"cycle","requester":"U0ALICE","thread":"1.0"}"#)
    }
}
