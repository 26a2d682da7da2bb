extension Route53 {
    /// A name in DNS, the same however it is written: in either case, with or without the dot at its end, with escape
    /// codes or without.
    ///
    /// Source: "DNS domain name format", Route 53 Developer Guide: replies have `\` and three octal digits for every
    /// character but a to z, 0 to 9, hyphen and underscore (`\052.example.com.`); requests need them for what cannot be
    /// printed, and for a dot that separates no labels.
    package struct RecordName: Sendable, Hashable, CustomStringConvertible {
        /// In lower case and without the dot at its end.
        package let description: String

        package init(_ text: String) {
            let name = Self.decoded(text).lowercased()
            description = name.hasSuffix(".") ? String(name.dropLast()) : name
        }

        /// Whether it is the name of the zone, or one below it.
        package func isWithin(_ zone: RecordName) -> Bool {
            self == zone || description.hasSuffix(".\(zone)")
        }

        /// The name without its escape codes, as far as it then still says the same: a dot inside a label, a backslash
        /// and what cannot be printed keep theirs.
        static func decoded(_ text: String) -> String {
            text.replacing(/\\([0-3][0-7][0-7])/) { code in
                guard let byte = UInt8(code.output.1, radix: 8), isPrintable(byte), byte != UInt8(ascii: "."),
                    byte != UInt8(ascii: "\\")
                else { return String(code.output.0) }
                return String(UnicodeScalar(byte))
            }
        }

        /// The name as a request has it.
        static func encoded(_ name: String) -> String {
            name.utf8.map { byte in
                guard !isPrintable(byte) else { return String(UnicodeScalar(byte)) }
                let digits = String(byte, radix: 8)
                return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
            }.joined()
        }

        private static func isPrintable(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
    }
}
