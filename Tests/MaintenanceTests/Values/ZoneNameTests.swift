import Maintenance
import Testing

@Suite struct ZoneNameTests {
    @Test(arguments: [
        ("Europe/Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("EUROPE/BERLIN", "Europe/Berlin"),
        ("america/port-au-prince", "America/Port-au-Prince"), ("america/new_york", "America/New_York"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"), ("Asia/Kolkata", "Asia/Kolkata"),
        ("asia/kolkata", "Asia/Kolkata"), ("Asia/Calcutta", "Asia/Calcutta"), ("US/Eastern", "US/Eastern"),
        ("us/eastern", "US/Eastern"), ("Etc/GMT+5", "Etc/GMT+5"), ("utc", "UTC"), ("UTC", "UTC"), ("Gmt", "GMT"),
    ])
    func `a name of the time zone database is taken however it is capitalised`(_ word: String, _ name: String) throws {
        #expect(try ZoneName.read(word) == name)
        #expect(ZoneName.zone(named: name) != nil)
    }

    private static let form = "One looks like `Europe/Berlin` or `UTC`."

    static let refused: [(String, String)] = [
        ("BST", "“BST” does not say which time zone it is. Did you mean one of `Europe/London` and `Asia/Dhaka`?"),
        (
            "ist",
            "“ist” does not say which time zone it is. Did you mean one of `Asia/Kolkata`, `Europe/Dublin` and `Asia/Jerusalem`?"
        ),
        ("JST", "“JST” does not say which time zone it is. Did you mean `Asia/Tokyo`?"),
        ("Z", "“Z” does not say which time zone it is. Did you mean `UTC`?"),
        ("Berlin", "“Berlin” is no time zone. Did you mean `Europe/Berlin`?"),
        ("new york", "“new york” is no time zone. Did you mean `America/New_York`?"),
        (
            "Europe/Berln",
            "“Europe/Berln” is no time zone. Did you mean one of `Europe/Berlin`, `Europe/Dublin` and `Europe/Jersey`?"
        ),
        ("UTC+2", "“UTC+2” is no time zone. An offset knows no summer time. \(form)"),
        ("+02:00", "“+02:00” is no time zone. An offset knows no summer time. \(form)"),
        ("GMT-0500", "“GMT-0500” is no time zone. An offset knows no summer time. \(form)"),
        ("Mars/Olympus", "“Mars/Olympus” is no time zone. \(form)"),
        ("SystemV/EST5", "“SystemV/EST5” is no time zone. \(form)"), ("EST5EDT", "“EST5EDT” is no time zone. \(form)"),
        ("Europe/", "“Europe/” is no time zone. \(form)"), ("", "“” is no time zone. \(form)"),
        ("../../etc/passwd", "“../../etc/passwd” is no time zone. \(form)"),
    ]

    @Test(arguments: refused) func `anything else is refused with what may be meant`(_ word: String, _ sentence: String)
    {
        #expect(throws: Refusal(sentence)) { try ZoneName.read(word) }
        #expect(ZoneName.zone(named: word) == nil)
    }

    /// Foundation takes these for zones of its own choice.
    @Test(arguments: ["BST", "EST", "CET", "CST", "PST", "IST", "MST", "HST", "GMT+2", "Japan", "Zulu"])
    func `what the system would take for a zone is none here`(_ word: String) {
        #expect(ZoneName.zone(named: word) == nil)
        #expect(throws: Refusal.self) { try ZoneName.read(word) }
    }
}
