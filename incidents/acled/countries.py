"""Countries as ACLED names them: by their ISO 3166-1 number, each in one of its regions."""

from collections.abc import Collection

_NUMBERS = (
    "AD020 AE784 AF004 AG028 AI660 AL008 AM051 AO024 AQ010 AR032 AS016 AT040 AU036 AW533 AX248 "
    "AZ031 BA070 BB052 BD050 BE056 BF854 BG100 BH048 BI108 BJ204 BL652 BM060 BN096 BO068 BQ535 "
    "BR076 BS044 BT064 BV074 BW072 BY112 BZ084 CA124 CC166 CD180 CF140 CG178 CH756 CI384 CK184 "
    "CL152 CM120 CN156 CO170 CR188 CU192 CV132 CW531 CX162 CY196 CZ203 DE276 DJ262 DK208 DM212 "
    "DO214 DZ012 EC218 EE233 EG818 EH732 ER232 ES724 ET231 FI246 FJ242 FK238 FM583 FO234 FR250 "
    "GA266 GB826 GD308 GE268 GF254 GG831 GH288 GI292 GL304 GM270 GN324 GP312 GQ226 GR300 GS239 "
    "GT320 GU316 GW624 GY328 HK344 HM334 HN340 HR191 HT332 HU348 ID360 IE372 IL376 IM833 IN356 "
    "IO086 IQ368 IR364 IS352 IT380 JE832 JM388 JO400 JP392 KE404 KG417 KH116 KI296 KM174 KN659 "
    "KP408 KR410 KW414 KY136 KZ398 LA418 LB422 LC662 LI438 LK144 LR430 LS426 LT440 LU442 LV428 "
    "LY434 MA504 MC492 MD498 ME499 MF663 MG450 MH584 MK807 ML466 MM104 MN496 MO446 MP580 MQ474 "
    "MR478 MS500 MT470 MU480 MV462 MW454 MX484 MY458 MZ508 NA516 NC540 NE562 NF574 NG566 NI558 "
    "NL528 NO578 NP524 NR520 NU570 NZ554 OM512 PA591 PE604 PF258 PG598 PH608 PK586 PL616 PM666 "
    "PN612 PR630 PS275 PT620 PW585 PY600 QA634 RE638 RO642 RS688 RU643 RW646 SA682 SB090 SC690 "
    "SD729 SE752 SG702 SH654 SI705 SJ744 SK703 SL694 SM674 SN686 SO706 SR740 SS728 ST678 SV222 "
    "SX534 SY760 SZ748 TC796 TD148 TF260 TG768 TH764 TJ762 TK772 TL626 TM795 TN788 TO776 TR792 "
    "TT780 TV798 TW158 TZ834 UA804 UG800 UM581 US840 UY858 UZ860 VA336 VC670 VE862 VG092 VI850 "
    "VN704 VU548 WF876 WS882 YE887 YT175 ZA710 ZM894 ZW716 "
)
NUMERIC = {token[:2]: int(token[2:]) for token in _NUMBERS.split()}
"""ISO 3166-1 numeric by alpha-2; from the ISO list of 2026 as pycountry has it."""
_NAMES = (
    "AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua and Barbuda; AI "
    "Anguilla; AL Albania; AM Armenia; AO Angola; AQ Antarctica; AR Argentina; AS American "
    "Samoa; AT Austria; AU Australia; AW Aruba; AX Åland Islands; AZ Azerbaijan; BA Bosnia "
    "and Herzegovina; BB Barbados; BD Bangladesh; BE Belgium; BF Burkina Faso; BG Bulgaria; "
    "BH Bahrain; BI Burundi; BJ Benin; BL Saint Barthélemy; BM Bermuda; BN Brunei; BO "
    "Bolivia; BQ Caribbean Netherlands; BR Brazil; BS Bahamas; BT Bhutan; BV Bouvet Island; "
    "BW Botswana; BY Belarus; BZ Belize; CA Canada; CC Cocos Islands; CD DR Congo; CF Central "
    "African Republic; CG Republic of the Congo; CH Switzerland; CI Ivory Coast; CK Cook "
    "Islands; CL Chile; CM Cameroon; CN China; CO Colombia; CR Costa Rica; CU Cuba; CV Cape "
    "Verde; CW Curaçao; CX Christmas Island; CY Cyprus; CZ Czechia; DE Germany; DJ Djibouti; "
    "DK Denmark; DM Dominica; DO Dominican Republic; DZ Algeria; EC Ecuador; EE Estonia; EG "
    "Egypt; EH Western Sahara; ER Eritrea; ES Spain; ET Ethiopia; FI Finland; FJ Fiji; FK "
    "Falkland Islands; FM Micronesia; FO Faroe Islands; FR France; GA Gabon; GB United "
    "Kingdom; GD Grenada; GE Georgia; GF French Guiana; GG Guernsey; GH Ghana; GI Gibraltar; "
    "GL Greenland; GM Gambia; GN Guinea; GP Guadeloupe; GQ Equatorial Guinea; GR Greece; GS "
    "South Georgia and the South Sandwich Islands; GT Guatemala; GU Guam; GW Guinea-Bissau; "
    "GY Guyana; HK Hong Kong; HM Heard and McDonald Islands; HN Honduras; HR Croatia; HT "
    "Haiti; HU Hungary; ID Indonesia; IE Ireland; IL Israel; IM Isle of Man; IN India; IO "
    "British Indian Ocean Territory; IQ Iraq; IR Iran; IS Iceland; IT Italy; JE Jersey; JM "
    "Jamaica; JO Jordan; JP Japan; KE Kenya; KG Kyrgyzstan; KH Cambodia; KI Kiribati; KM "
    "Comoros; KN Saint Kitts and Nevis; KP North Korea; KR South Korea; KW Kuwait; KY Cayman "
    "Islands; KZ Kazakhstan; LA Laos; LB Lebanon; LC Saint Lucia; LI Liechtenstein; LK Sri "
    "Lanka; LR Liberia; LS Lesotho; LT Lithuania; LU Luxembourg; LV Latvia; LY Libya; MA "
    "Morocco; MC Monaco; MD Moldova; ME Montenegro; MF Saint Martin; MG Madagascar; MH "
    "Marshall Islands; MK North Macedonia; ML Mali; MM Myanmar; MN Mongolia; MO Macao; MP "
    "Northern Mariana Islands; MQ Martinique; MR Mauritania; MS Montserrat; MT Malta; MU "
    "Mauritius; MV Maldives; MW Malawi; MX Mexico; MY Malaysia; MZ Mozambique; NA Namibia; NC "
    "New Caledonia; NE Niger; NF Norfolk Island; NG Nigeria; NI Nicaragua; NL Netherlands; NO "
    "Norway; NP Nepal; NR Nauru; NU Niue; NZ New Zealand; OM Oman; PA Panama; PE Peru; PF "
    "French Polynesia; PG Papua New Guinea; PH Philippines; PK Pakistan; PL Poland; PM Saint "
    "Pierre and Miquelon; PN Pitcairn Islands; PR Puerto Rico; PS Palestine; PT Portugal; PW "
    "Palau; PY Paraguay; QA Qatar; RE Réunion; RO Romania; RS Serbia; RU Russia; RW Rwanda; "
    "SA Saudi Arabia; SB Solomon Islands; SC Seychelles; SD Sudan; SE Sweden; SG Singapore; "
    "SH Saint Helena; SI Slovenia; SJ Svalbard and Jan Mayen; SK Slovakia; SL Sierra Leone; "
    "SM San Marino; SN Senegal; SO Somalia; SR Suriname; SS South Sudan; ST São Tomé and "
    "Príncipe; SV El Salvador; SX Sint Maarten; SY Syria; SZ Eswatini; TC Turks and Caicos "
    "Islands; TD Chad; TF French Southern Territories; TG Togo; TH Thailand; TJ Tajikistan; "
    "TK Tokelau; TL Timor-Leste; TM Turkmenistan; TN Tunisia; TO Tonga; TR Turkey; TT "
    "Trinidad and Tobago; TV Tuvalu; TW Taiwan; TZ Tanzania; UA Ukraine; UG Uganda; UM United "
    "States Minor Outlying Islands; US United States; UY Uruguay; UZ Uzbekistan; VA Vatican "
    "City; VC Saint Vincent and the Grenadines; VE Venezuela; VG British Virgin Islands; VI "
    "US Virgin Islands; VN Vietnam; VU Vanuatu; WF Wallis and Futuna; WS Samoa; YE Yemen; YT "
    "Mayotte; ZA South Africa; ZM Zambia; ZW Zimbabwe "
)
NAMES = {token[3:]: token[:2] for token in _NAMES.strip().split("; ")}
"""ISO 3166-1 alpha-2 by the name our places have: which actors are states is told by theirs."""
REGIONS = {
    1: "Western Africa",
    2: "Middle Africa",
    3: "Eastern Africa",
    4: "Southern Africa",
    5: "Northern Africa",
    7: "South Asia",
    9: "Southeast Asia",
    11: "Middle East",
    12: "Europe",
    13: "Caucasus and Central Asia",
    14: "Central America",
    15: "South America",
    16: "Caribbean",
    17: "East Asia",
    18: "North America",
    19: "Oceania",
    20: "Antarctica",
}
"""ACLED's regions by their numbers, which its filter takes while its rows have the names."""
_BY_WORLD_REGION = {
    "western-africa": 1,
    "middle-africa": 2,
    "eastern-africa": 3,
    "southern-africa": 4,
    "northern-africa": 5,
    "southern-asia": 7,
    "southeast-asia": 9,
    "western-asia": 11,
    "europe": 12,
    "central-asia": 13,
    "central-america": 14,
    "south-america": 15,
    "caribbean": 16,
    "eastern-asia": 17,
    "northern-america": 18,
    "oceania": 19,
}
_OTHERWISE = {
    **dict.fromkeys(("AF", "AM", "AZ", "GE"), 13),
    **dict.fromkeys(("ZM", "ZW"), 4),
    "AQ": 20,
    "CY": 12,
    "IR": 11,
    "MX": 18,
}
"""Where ACLED's regions differ from the world regions of our places (UN M49)."""


def region(alpha2: str, world_regions: Collection[str]) -> str:
    """ACLED's region of a country in those world regions (slugs); "" when none is known."""
    known = (_BY_WORLD_REGION[slug] for slug in world_regions if slug in _BY_WORLD_REGION)
    number = _OTHERWISE.get(alpha2) or next(known, 0)
    return REGIONS.get(number, "")
