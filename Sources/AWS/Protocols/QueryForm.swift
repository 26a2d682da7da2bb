package import Foundation

/// The body of a request in the AWS Query protocol: `application/x-www-form-urlencoded`, encoded as the signature wants it.
package enum QueryForm {
    /// Joins the parameters in the given order; everything but RFC 3986 unreserved characters is percent-encoded as UTF-8.
    package static func encode(_ parameters: [(name: String, value: String)]) -> Data {
        var body = Data()
        for (index, parameter) in parameters.enumerated() {
            if index > 0 { body.append(UInt8(ascii: "&")) }
            append(parameter.name, to: &body)
            body.append(UInt8(ascii: "="))
            append(parameter.value, to: &body)
        }
        return body
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    private static func append(_ text: String, to body: inout Data) {
        for byte in text.utf8 {
            if isUnreserved(byte) {
                body.append(byte)
            } else {
                body.append(UInt8(ascii: "%"))
                body.append(hexadecimal[Int(byte >> 4)])
                body.append(hexadecimal[Int(byte & 0x0F)])
            }
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default:
            false
        }
    }
}
