package import Foundation

/// Names of time zones: those of the time zone database that are an area and a place, `UTC` and `GMT`.
///
/// Abbreviations are refused: `BST` is summer time in London and all year in Dhaka.
package enum ZoneName {
    /// The name as the time zone database writes it, however somebody capitalised it.
    ///
    /// - Throws: `Refusal` that names the zones that may be meant.
    package static func read(_ word: String) throws(Refusal) -> String {
        if let name = spelling(word), zone(named: name) != nil { return name }
        let shown = "“\(word.count > 40 ? word.prefix(40) + "…" : word[...])”"
        let meant = candidates(for: word)
        guard meant.isEmpty else {
            let names = meant.map { "`\($0)`" }
            let choice = names.count == 1 ? names[0] : "one of \(names.listed)"
            let reason =
                abbreviations[word.uppercased()] == nil ? "is no time zone" : "does not say which time zone it is"
            throw Refusal("\(shown) \(reason). Did you mean \(choice)?")
        }
        let advice = isOffset(word) ? " An offset knows no summer time." : ""
        throw Refusal("\(shown) is no time zone.\(advice) One looks like `Europe/Berlin` or `UTC`.")
    }

    /// The zone of a name that `read` gave; `nil` for every other name.
    package static func zone(named name: String) -> TimeZone? {
        if universal.contains(name) { return TimeZone(secondsFromGMT: 0) }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 1, areas.contains(String(parts[0])) else { return nil }
        return TimeZone(identifier: name)
    }

    /// Whether a word may stand for a zone, so that it belongs to the time in front of it: `02:30 BST`.
    package static func isLikely(_ word: String) -> Bool {
        universal.contains(word.uppercased()) || abbreviations[word] != nil || isOffset(word)
            || word.wholeMatch(of: /[A-Za-z]+\/.+/) != nil
    }

    private static let universal: Set<String> = ["UTC", "GMT"]

    /// The first parts of names in the time zone database; Foundation knows names with others.
    private static let areas: Set<String> = [
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Brazil", "Canada", "Chile",
        "Etc", "Europe", "Indian", "Mexico", "Pacific", "US",
    ]

    private static func spelling(_ word: String) -> String? {
        guard word.count <= 60 else { return nil }
        if universal.contains(word.uppercased()) { return word.uppercased() }
        let lower = word.lowercased()
        if let known = TimeZone.knownTimeZoneIdentifiers.first(where: { $0.lowercased() == lower }) { return known }
        guard let area = areas.first(where: { lower.hasPrefix($0.lowercased() + "/") }) else { return nil }
        // Older names are not listed; whatever has a capital is left as it is.
        let place = word.dropFirst(area.count)
        return area + (word == lower ? capitalised(place) : String(place))
    }

    private static func capitalised(_ text: Substring) -> String {
        text.reduce(into: "") { name, letter in
            let isFirst = name.last.map { "/_".contains($0) } ?? true
            name += isFirst ? letter.uppercased() : String(letter)
        }
    }

    /// `+02:00`, `UTC+2`, `GMT-0500`.
    private static func isOffset(_ word: String) -> Bool {
        word.wholeMatch(of: /(?i:UTC|GMT)?[+\-\u{2212}][0-9]{1,2}(?::?[0-9]{2})?/) != nil
    }

    private static func candidates(for word: String) -> [String] {
        if let meant = abbreviations[word.uppercased()] { return meant }
        guard (3...40).contains(word.count), !isOffset(word) else { return [] }
        let all = TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }
        let place = word.replacing(" ", with: "_").lowercased()
        let places = all.filter { $0.lowercased().hasSuffix("/" + place) }
        let isPlace = (word.split(separator: "/").dropFirst().first ?? "").count > 2
        return places.isEmpty && isPlace ? all.nearest(to: word) : places
    }

    /// What people call zones by, and the places that use it: summer and winter names, from the files of the time zone
    /// database (data.iana.org/time-zones, `europe`, `northamerica`, `asia`, `africa`, `australasia`).
    private static let abbreviations: [String: [String]] = [
        "ACDT": ["Australia/Adelaide"], "ACST": ["Australia/Adelaide", "Australia/Darwin"],
        "ADT": ["America/Halifax"], "AEDT": ["Australia/Sydney", "Australia/Melbourne"],
        "AEST": ["Australia/Sydney", "Australia/Brisbane"], "AKDT": ["America/Anchorage"],
        "AKST": ["America/Anchorage"], "AST": ["America/Halifax", "America/Puerto_Rico", "Asia/Riyadh"],
        "AWST": ["Australia/Perth"], "BRT": ["America/Sao_Paulo"], "BST": ["Europe/London", "Asia/Dhaka"],
        "CAT": ["Africa/Maputo"], "CDT": ["America/Chicago", "America/Havana"],
        "CEST": ["Europe/Berlin", "Europe/Paris", "Europe/Madrid"],
        "CET": ["Europe/Berlin", "Europe/Paris", "Africa/Algiers"],
        "CST": ["America/Chicago", "America/Mexico_City", "Asia/Shanghai"], "EAT": ["Africa/Nairobi"],
        "EDT": ["America/New_York", "America/Toronto"], "EEST": ["Europe/Athens", "Europe/Helsinki", "Europe/Kyiv"],
        "EET": ["Europe/Athens", "Europe/Helsinki", "Africa/Cairo"],
        "EST": ["America/New_York", "America/Panama", "Australia/Sydney"], "GST": ["Asia/Dubai"],
        "HKT": ["Asia/Hong_Kong"], "HST": ["Pacific/Honolulu"],
        "IDT": ["Asia/Jerusalem"], "IST": ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"],
        "JST": ["Asia/Tokyo"], "KST": ["Asia/Seoul"], "MDT": ["America/Denver"], "MESZ": ["Europe/Berlin"],
        "MEZ": ["Europe/Berlin"], "MSK": ["Europe/Moscow"], "MST": ["America/Denver", "America/Phoenix"],
        "NDT": ["America/St_Johns"], "NST": ["America/St_Johns"], "NZDT": ["Pacific/Auckland"],
        "NZST": ["Pacific/Auckland"], "PDT": ["America/Los_Angeles"], "PHT": ["Asia/Manila"],
        "PKT": ["Asia/Karachi"], "PST": ["America/Los_Angeles", "Asia/Manila"], "SAST": ["Africa/Johannesburg"],
        "SGT": ["Asia/Singapore"], "SST": ["Pacific/Pago_Pago", "Asia/Singapore"], "WAT": ["Africa/Lagos"],
        "WEST": ["Europe/Lisbon"], "WET": ["Europe/Lisbon"], "WIB": ["Asia/Jakarta"], "Z": ["UTC"], "ZULU": ["UTC"],
    ]
}
