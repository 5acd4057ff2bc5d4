# Xưởng của hoinghi. `make help` giải thích từng lệnh; mọi việc cài đặt nằm ở tools/install.py.
PY ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
PLAN ?=
UV ?=
ARGS ?=

BIN := .venv/bin
SETUP := $(PY) tools/install.py
SETUP_FLAGS := $(if $(UV),--uv)

.DEFAULT_GOAL := help
.PHONY: help run test check bench measure fmt assets lock screens translations clean python

help: ## In bảng này
	@echo "hoinghi: kế hoạch vào, hội nghị ra"
	@echo
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 22
	@echo
	@echo "Tùy chọn: PY=python3.11 (Python nào) · UV=1 (cài bằng uv) · PORT=8000 HOST=127.0.0.1"
	@echo "          PLAN=đường/dẫn/kế-hoạch.docx (make run) · ARGS=\"…\" (chuyển cho test, check, bench)"

python:
	@command -v $(PY) >/dev/null 2>&1 || { \
	  echo "Không tìm thấy $(PY); hãy cài Python 3.11 trở lên hoặc chỉ ra bằng PY=…"; exit 1; }

run: python ## Cài đặt nếu cần, dựng hội nghị mẫu (hoặc PLAN=tệp), mở trang ở cổng 8000
	@$(SETUP) run $(SETUP_FLAGS)
	@echo "[5/5] Chuẩn bị hội nghị và mở trang."
	@exec $(BIN)/hoinghi demo --host "$(HOST)" --port "$(PORT)" $(if $(PLAN),--plan "$(PLAN)")

test: python ## Chạy toàn bộ bài kiểm: SQLite, PostgreSQL thật, trình duyệt thật
	@$(SETUP) dev $(SETUP_FLAGS)
	@echo "[5/5] Chạy các bài kiểm."
	@$(BIN)/python -m tools.run_tests $(ARGS)

check: python ## Soát mã, kiểu, luật nhập giữa các phòng, bản dịch, tài liệu, tệp lạc
	@$(SETUP) dev $(SETUP_FLAGS) --no-assets
	@$(BIN)/python -m tools.check $(ARGS)

bench: python ## Đo tốc độ và in tỷ số; ARGS=--full để đo cỡ lớn
	@$(SETUP) dev $(SETUP_FLAGS)
	@$(BIN)/python bench/run.py $(ARGS)

measure: python ## Đo mã: hàm, tệp, kiểu, bài kiểm của từng phòng (ARGS="thư mục mã, bài kiểm" đo cây khác)
	@$(PY) -m tools.measure $(ARGS)

fmt: python ## Sắp xếp lại mã cho đúng kiểu nhà
	@$(SETUP) dev $(SETUP_FLAGS) --no-assets
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

assets: python ## Dựng giao diện (CSS, JS) và phông chữ từ frontend/
	@$(SETUP) run $(SETUP_FLAGS)

translations: python ## Rút câu mới từ mã vào tệp dịch tiếng Anh
	@$(SETUP) dev $(SETUP_FLAGS) --no-assets
	@$(BIN)/python -m tools.translations update

screens: python ## Chụp lại mọi hình của tài liệu từ chính phần mềm (ARGS="tên hình", ARGS=--committed)
	@$(SETUP) dev $(SETUP_FLAGS)
	@$(BIN)/python -m tools.screenshots $(ARGS)

lock: python ## Khóa lại thư viện từ requirements*.in và gói npm, không ghi địa chỉ nào
	@$(SETUP) dev $(SETUP_FLAGS) --no-assets
	@$(BIN)/python -m tools.lock $(ARGS)

clean: ## Xóa mọi thứ cài và dựng ra được; giữ cơ sở dữ liệu và hồ sơ trong var/
	rm -rf .venv var/stamps var/bench frontend/node_modules
	rm -rf src/hoinghi/site/static/dist src/hoinghi/papers/fonts
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis test-results
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +
	find src -name '*.mo' -delete
