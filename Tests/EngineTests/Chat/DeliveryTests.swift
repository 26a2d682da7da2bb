import Engine
import Foundation
import Maintenance
import Testing

struct DeliveryTests {
    @Test(arguments: [
        (Delivery.waiting, #"{"type":"waiting"}"#),
        (.sending(since: Timestamp(seconds: 1)), #"{"since":1000,"type":"sending"}"#),
        (.sending(since: Timestamp(seconds: 1), file: "F1"), #"{"file":"F1","since":1000,"type":"sending"}"#),
        (
            .shown(message: "1.2", digest: "d", at: Timestamp(seconds: 1)),
            #"{"at":1000,"digest":"d","message":"1.2","type":"shown"}"#
        ),
        (.failed("gone"), #"{"reason":"gone","type":"failed"}"#),
        (.settled(message: "1.2"), #"{"message":"1.2","type":"settled"}"#),
    ])
    func `a delivery is written by names of its own, and what has no file is written without`(
        delivery: Delivery, stored: String
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        #expect(String(decoding: try encoder.encode(delivery), as: UTF8.self) == stored)
        #expect(try JSONDecoder().decode(Delivery.self, from: Data(stored.utf8)) == delivery)
    }
}
