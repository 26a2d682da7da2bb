import Foundation
import Maintenance
import Testing

/// A refusal with its advice, as it is stored.
struct RefusalTests {
    private static let advice: [Advice] = [
        .start("k3f9"), .pause("k3f9"), .resume("k3f9"), .abort("k3f9"), .skip("k3f9", "verify", reason: "by hand"),
        .status("k3f9"), .events("k3f9"), .previewRollback("k3f9"), .operations,
        .lift(
            Restraint(
                cluster: "orders", at: Place(account: "1", region: "eu-west-1"), reason: "", by: "U0ALICE",
                since: Timestamp(seconds: 1))),
    ]

    @Test(arguments: advice) func `advice is read as it was stored`(advice: Advice) throws {
        let refusal = Refusal(advising: "It is over. \(advice: advice) tells.")
        let read = try JSONDecoder().decode(Refusal.self, from: JSONEncoder().encode(refusal))
        #expect(read == refusal && read.advice == [advice])
    }

    @Test func `a refusal is stored in pieces`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(
            decoding: try encoder.encode(Refusal(advising: "Say \(advice: .operations) now.")), as: UTF8.self)
        #expect(
            text
                == #"[{"text":"Say ","type":"words"},{"advice":{"type":"operations"},"type":"advice"},{"text":" now.","type":"words"}]"#
        )
    }
}
