/// The date in the head of a reply: the server's clock.
package enum HTTPDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    /// `0` stands for a digit, `a` for a letter of whichever case.
    private static let form = Array("aaa, 00 aaa 0000 00:00:00 GMT".utf8)

    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7), the one form that servers may send: every reply has one, so that
    /// no calendar and no pattern is made for it.
    ///
    /// - Returns: seconds since the beginning of 1970 (UTC).
    package static func read(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard hasForm(bytes), let month = months.firstIndex(of: String(decoding: bytes[8..<11], as: UTF8.self)) else {
            return nil
        }
        let (day, year) = (number(bytes[5..<7]), number(bytes[12..<16]))
        let (hour, minute, second) = (number(bytes[17..<19]), number(bytes[20..<22]), number(bytes[23..<25]))
        guard (1...dayCount(of: month + 1, in: year)).contains(day), hour < 24, minute < 60, second <= 60 else {
            return nil
        }
        let days = days(before: year) + (1..<month + 1).reduce(0) { $0 + dayCount(of: $1, in: year) } + day - 1
        return Int64(((days * 24 + hour) * 60 + minute) * 60 + second)
    }

    private static func hasForm(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == form.count else { return false }
        return zip(bytes, form).allSatisfy { byte, wanted in
            switch wanted {
            case UInt8(ascii: "0"): (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            case UInt8(ascii: "a"): (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            default: byte == wanted
            }
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && year % 100 != 0 || year % 400 == 0 }

    private static func dayCount(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days from the beginning of 1970 to that of the year.
    private static func days(before year: Int) -> Int {
        let last = year - 1
        return last * 365 + last / 4 - last / 100 + last / 400 - 719_162
    }
}
