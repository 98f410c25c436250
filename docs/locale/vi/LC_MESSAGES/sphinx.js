Documentation.addTranslations({
    "locale": "vi",
    "messages": {
        "Preparing search...": "Đang chuẩn bị tìm…",
        "Search finished, found one page matching the search query.": ["Tìm thấy ${resultCount} trang."],
        "Search Results": "Kết quả tìm kiếm",
        "Searching": "Đang tìm",
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.": "Không trang nào có những chữ này. Hãy xem lại từng chữ, kể cả dấu."
    },
    "plural_expr": "0"
});
