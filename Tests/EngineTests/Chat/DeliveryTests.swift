import Engine
import Foundation
import Maintenance
import Testing

struct DeliveryTests {
    @Test func `what an older version was sending is read, and what has no file is written as ever`() throws {
        let stored = Data(#"{"sending":{"since":1767621600000}}"#.utf8)
        let delivery = Delivery.sending(since: Timestamp(seconds: 1_767_621_600))
        #expect(try JSONDecoder().decode(Delivery.self, from: stored) == delivery)
        #expect(try JSONEncoder().encode(delivery) == stored)
    }
}
